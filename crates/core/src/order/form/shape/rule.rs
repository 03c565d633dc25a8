//! Rows of a clause: sub-clauses and rules.

use super::super::answers::*;
use super::super::question::{Control, Dress, Question, ask};
use super::header::WHO;
use super::{RowKind, Shape, Stands, shape};

const FORCE: &[Question] = &[ask("kekuatan", "Kekuatan", "Force").choice(FORCES).worn(Dress::Force)];

/// The questions of a mode behind its place, their keys behind a prefix.
macro_rules! asked_of_a_mode {
    ($prefix:literal) => {
        &[
            ask(concat!($prefix, "pengganti"), "Nama tempat pengganti", "Name of the substitute site")
                .quoted()
                .eg("Gedung Kemuning")
                .detail(),
            ask(concat!($prefix, "arah"), "Sebanyak", "How many").choice(BOUNDS),
            ask(concat!($prefix, "banyak"), "Banyaknya", "Amount")
                .eg("25%")
                .note("juga 3 orang, atau menurut tabel masuk", "also 3 orang, or menurut tabel masuk"),
            ask(concat!($prefix, "dasar"), "Dihitung dari", "Counted of").choice(BASES).led("dari"),
            ask(concat!($prefix, "pembulatan"), "Dibulatkan", "Rounded")
                .choice(ROUNDINGS)
                .led(", dibulatkan"),
            ask(concat!($prefix, "per"), "Dihitung tiap", "Counted each").choice(PERS).led("per").detail(),
            ask(concat!($prefix, "izin"), "Dengan izin", "By leave of")
                .worn(Dress::Words)
                .suggest(ACTORS)
                .led("dengan izin")
                .eg("kepala unit")
                .detail(),
        ]
    };
}

/// Where, how many, and by whose leave.
pub const MODE: &[Question] = asked_of_a_mode!("");

const PLACE: &[Question] =
    &[ask("tempat", "Tempat bekerja", "Place of work").choice(PLACES).or("wajib").needed()];

const PICKET: &[Question] = &[
    ask("orang", "Orang setiap hari", "People each day").number().between("", " orang"),
    ask("tempat", "Di mana", "Where").choice(PICKET_PLACES),
];

/// What belongs to any duty.
const DUTY: &[Question] = &[
    ask("oleh", "Oleh siapa", "By whom")
        .units()
        .led("oleh")
        .eg("diskominfo")
        .note("kosong: sasaran diktum", "empty: whom the clause names"),
    ask("sering", "Seberapa sering", "How often").choice(FREQUENCIES),
    ask("pukul", "Pada pukul", "At").led("pukul").eg("07.30 dan 16.00").detail(),
    ask("sebelum", "Sebelum pukul", "Before").time().led("sebelum"),
    ask("sebelum-tidak-diketahui", "Jamnya tidak diketahui", "Time not known")
        .yes()
        .led("sebelum tidak diketahui")
        .detail(),
    ask("besok", "pada hari berikutnya", "on the day after").yes().led("hari berikutnya").detail(),
    ask("menit", "Dijawab dalam (menit)", "Answered within (minutes)")
        .number()
        .between("dalam", " menit")
        .detail(),
    ask("paling-lambat", "Paling lambat tanggal", "By this day").date().led("paling lambat").detail(),
    ask("paling-lambat-tidak-diketahui", "Harinya tidak diketahui", "Day not known")
        .yes()
        .led("paling lambat tidak diketahui")
        .detail(),
    ask("kepada", "Kepada", "To").worn(Dress::Words).suggest(ACTORS).led("kepada").eg("Sekretaris Daerah"),
    ask("kepada-tidak-diketahui", "Penerimanya tidak diketahui", "Receiver not known")
        .yes()
        .led("kepada tidak diketahui")
        .detail(),
    ask("melalui", "Melalui", "Through")
        .worn(Dress::Each(" atau "))
        .with(Control::Long)
        .led("melalui")
        .eg("SIMPEG")
        .note("satu tiap baris", "one a line")
        .detail(),
    ask("bukti", "Dengan bukti", "With evidence").quoted().led("dengan bukti").eg("foto").detail(),
    ask("kecuali", "Kecuali", "Except").quoted().suggest(URGENT).led("kecuali").eg("mendesak").detail(),
    ask("izin", "Dengan izin", "By leave of")
        .worn(Dress::Words)
        .suggest(ACTORS)
        .led("dengan izin")
        .eg("atasan langsung")
        .detail(),
    ask("toleransi", "Toleransi", "Tolerance").quoted().led("toleransi").eg("jaringan terputus").detail(),
    ask("lalai", "Bila lalai", "If neglected")
        .worn(Dress::Each(" lalu "))
        .with(Control::Long)
        .led("bila lalai")
        .eg("teguran lisan\nteguran tertulis")
        .note("satu tiap baris, yang ringan dahulu", "one a line, mildest first")
        .detail(),
];

const KIND: &[Question] = &[ask("kewajiban", "Kewajiban", "Duty").choice(DUTIES).or("wajib").needed()];

const SERVICE: &[Question] = &[
    ask("mana", "Layanan mana", "Which services").choice(WHICH).or("layanan"),
    ask("nama", "Nama layanan", "Names of services")
        .with(Control::Services)
        .eg("kartu-keluarga, akta-kelahiran"),
    ask("menjadi", "Menjadi", "What happens").choice(CHANGES).needed(),
    ask("pindah", "Pindah ke", "Moves to").worn(Dress::Moved).eg("kecamatan/*").detail(),
    ask("mulai", "Pukul", "From").time().eg("08.00").led("pukul").detail(),
    ask("sampai", "sampai pukul", "until").time().led("sampai").detail(),
    ask("kuota", "Kuota per hari", "Quota per day").number().eg("50").between("kuota", " per hari").detail(),
];

const ACTOR: Question = ask("siapa", "Siapa", "Who").quoted().suggest(ACTORS).eg("kepala unit").needed();
const ACT: Question = ask("tindakan", "Tindakan", "Act").quoted().suggest(ACTS).eg("menutup kantor").needed();
const DAYS: Question =
    ask("selama", "Selama (hari)", "For (days)").number().between("selama", " hari").detail();
const TELL: Question = ask("memberi-tahu", "Memberi tahu", "Tells")
    .worn(Dress::Words)
    .suggest(ACTORS)
    .led(", memberi tahu")
    .eg("bkpsda")
    .detail();
const MEASURED: Question =
    ask("bila", "Bila", "If").worn(Dress::Measure).led("bila").eg("kasus positif di unit");

const THRESHOLD: [Question; 4] = [
    ask("arah", "Sebanyak", "How many").choice(THRESHOLDS),
    ask("ambang", "Ambang", "Threshold")
        .eg("3 orang")
        .note("orang atau persentase", "people or a percentage"),
    ask("ambang-tidak-diketahui", "Ambangnya tidak diketahui", "Threshold not known")
        .yes()
        .led("tidak diketahui")
        .detail(),
    ask("dalam", "Dalam (hari)", "Within (days)").number().eg("14").between("dalam", " hari").detail(),
];

const POWER: &[Question] = &[ACTOR, ACT.led("dapat").or("dapat"), DAYS, MEASURED];

const DELEGATION: &[Question] = &[
    ACTOR,
    ask("hal", "Mengatur", "Sets")
        .quoted()
        .suggest(FRAMES)
        .led("mengatur")
        .or("mengatur")
        .eg("giliran")
        .needed(),
    ask("menurut", "Menurut", "According to").quoted().led("menurut").eg("beban kerja bidangnya").detail(),
    ask("sering", "Seberapa sering", "How often").choice(FREQUENCIES).detail(),
];

const FRAME: &[Question] =
    &[ask("batas-tempat", "Dalam batas", "Within").choice(PLACES).led(", dalam batas").detail()];

const DECIDED: &[Question] = &[
    ask("paling-lambat", "Paling lambat tanggal", "By this day").date().led(", paling lambat").detail(),
    ask("paling-lambat-tidak-diketahui", "Harinya tidak diketahui", "Day not known")
        .yes()
        .led(", paling lambat tidak diketahui")
        .detail(),
    TELL,
    ask("selain-tempat", "Bila tidak diputuskan", "If not decided")
        .choice(PLACES)
        .led(", bila tidak diputuskan"),
];

const APPEAL: &[Question] = &[
    ask("kepada", "Kepada", "To")
        .worn(Dress::Each(", "))
        .with(Control::Long)
        .led("kepada")
        .eg("perkantoran swasta")
        .note("satu tiap baris", "one a line")
        .needed(),
    ask("isi", "Agar", "To do what").long().led("agar").eg("menyesuaikan jam kerja").needed(),
];

const WHOM: Question = ask("oleh", "Oleh siapa", "By whom").units().led("oleh").eg("bpbd");
const SHARE: Question = ask("bagian", "Sebesar", "By how much").eg("20%");

const HOURS_ASKED: &[Question] = &[
    ask("cara", "Cara", "How").choice(HOURS),
    ask("hari", "Pada hari", "On").with(Control::Several(WEEKDAYS)).worn(Dress::Days).led("setiap"),
    ask("mulai", "Pukul", "From").time().eg("07.30").led("pukul").needed(),
    ask("sampai", "sampai pukul", "until").time().led("sampai").needed(),
    ask("lagi", "Sif berikutnya", "Further shifts")
        .led("dan")
        .eg("16.00 sampai 22.00 dan 22.00 sampai 07.00")
        .detail(),
];

const BY_ROSTER: Question = ask("menurut", "Menurut", "According to")
    .quoted()
    .suggest(HEADS_ROSTER)
    .led("menurut")
    .eg("jadwal kepala unit");

const TURNS: &[Question] = &[
    ask("setiap", "Berganti setiap (hari)", "Changing every (days)").number().between("setiap", " hari"),
    ask("kantor", "atau hari di kantor", "or days on site").number().between("", " hari di kantor").detail(),
    ask("rumah", "lalu hari di rumah", "then days at home").number().between("", " hari di rumah").detail(),
    BY_ROSTER,
];

const fn quoted(key: &'static str, id: &'static str, en: &'static str) -> Question {
    ask(key, id, en).quoted().needed()
}

use RowKind as K;
use Stands::Within;

/// The rows of a clause.
pub const SHAPES: &[Shape] = &[
    shape(
        K::Sub,
        ("huruf", "huruf"),
        ("Huruf", "Sub-clause"),
        &[&[ask("huruf", "Huruf", "Letter").eg("a").needed()], WHO],
        Within,
    ),
    shape(
        K::Mode,
        ("tempat-bekerja", ""),
        ("Tempat bekerja", "Place of work"),
        &[FORCE, PLACE, MODE],
        Within,
    ),
    shape(
        K::SiteClosed,
        ("kantor-ditutup", "kantor ditutup"),
        ("Kantor ditutup", "Office closed"),
        &[],
        Within,
    ),
    shape(
        K::Picket,
        ("piket", "petugas piket setiap hari"),
        ("Petugas piket", "Picket officers"),
        &[PICKET],
        Within,
    ),
    shape(K::Duty, ("kewajiban", ""), ("Kewajiban", "Duty"), &[FORCE, KIND, DUTY], Within),
    shape(
        K::Task,
        ("tugas", "tugas"),
        ("Tugas lain", "Other task"),
        &[FORCE, &[quoted("isi", "Tugas", "Task").eg("menjaga gerbang Balai Kota")], DUTY],
        Within,
    ),
    shape(
        K::NameList,
        ("mendata", "mendata pegawai"),
        ("Mendata pegawai", "List of people"),
        &[FORCE, &[quoted("isi", "Pegawai yang", "Staff who").eg("rumahnya terkena banjir")], DUTY],
        Within,
    ),
    shape(
        K::Restrict,
        ("membatasi", "membatasi"),
        ("Membatasi", "Restriction"),
        &[FORCE, &[quoted("isi", "Yang dibatasi", "What is restricted").eg("kendaraan dinas"), SHARE], DUTY],
        Within,
    ),
    shape(
        K::NoAssembly,
        ("berkumpul", "tidak berkumpul lebih dari"),
        ("Batas berkumpul", "Limit on gatherings"),
        &[
            FORCE,
            &[ask("orang", "Orang paling banyak", "People at most").number().between("", " orang").needed()],
            DUTY,
        ],
        Within,
    ),
    shape(
        K::MinHours,
        ("lama-kerja", "bekerja paling sedikit"),
        ("Lama kerja paling sedikit", "Least working time"),
        &[
            FORCE,
            &[
                ask("jam", "Jam", "Hours").number().between("", " jam").needed(),
                ask("menit-kerja", "Menit", "Minutes").number().between("", " menit"),
            ],
            DUTY,
        ],
        Within,
    ),
    shape(K::Service, ("layanan", ""), ("Layanan", "Services"), &[SERVICE], Within),
    shape(
        K::Power,
        ("wewenang", ""),
        ("Kewenangan bersyarat", "Conditional power"),
        &[POWER, &THRESHOLD, &[TELL]],
        Within,
    ),
    shape(
        K::Delegation,
        ("mengatur", ""),
        ("Pendelegasian", "Delegation"),
        &[DELEGATION, FRAME, asked_of_a_mode!("batas-"), DECIDED, asked_of_a_mode!("selain-")],
        Within,
    ),
    shape(
        K::Trigger,
        ("pemicu", "usulkan"),
        ("Pemicu usulan", "Trigger of a proposal"),
        &[
            &[ACT, DAYS, MEASURED.needed()],
            &THRESHOLD,
            &[ask("kepada", "Kepada", "To").worn(Dress::Words).suggest(ACTORS).led("kepada").eg("wali kota")],
        ],
        Within,
    ),
    shape(K::Appeal, ("imbauan", "imbauan"), ("Imbauan", "Appeal"), &[APPEAL], Within),
    shape(
        K::Programmes,
        ("program", "program prioritas tetap berjalan"),
        ("Program prioritas tetap berjalan", "Priority programmes go on"),
        &[],
        Within,
    ),
    shape(
        K::Measure,
        ("tindakan", ""),
        ("Tindakan", "Measure"),
        &[&[ask("tindakan", "Tindakan", "Measure").choice(MEASURES).needed(), WHOM]],
        Within,
    ),
    shape(
        K::Facility,
        ("fasilitas", "fasilitas"),
        ("Fasilitas ditutup", "Facility closed"),
        &[&[quoted("isi", "Fasilitas", "Facility").between("", " ditutup").eg("masjid Balai Kota"), WHOM]],
        Within,
    ),
    shape(
        K::Saving,
        ("penghematan", "penghematan"),
        ("Penghematan", "Saving"),
        &[&[quoted("isi", "Yang dihemat", "What is saved").eg("listrik"), SHARE, WHOM]],
        Within,
    ),
    shape(K::Hours, ("jam-kerja", "jam kerja"), ("Jam kerja", "Working hours"), &[HOURS_ASKED], Within),
    shape(K::Rotation, ("giliran", "bergiliran"), ("Giliran", "Turns"), &[TURNS], Within),
    shape(
        K::MostHome,
        ("rumah-berturut", "tidak di rumah lebih dari"),
        ("Batas hari di rumah berturut-turut", "Limit of days at home in a row"),
        &[&[
            ask("hari", "Hari paling banyak", "Days at most")
                .number()
                .between("", " hari berturut-turut")
                .needed(),
            BY_ROSTER,
        ]],
        Within,
    ),
    shape(
        K::Cohorts,
        ("kelompok", "dibagi"),
        ("Kelompok yang tidak bertemu", "Cohorts that do not meet"),
        &[&[
            ask("kelompok", "Jumlah kelompok", "Number of cohorts")
                .number()
                .between("", " kelompok yang tidak bertemu")
                .needed(),
            BY_ROSTER,
        ]],
        Within,
    ),
];
