//! Trades: what a person with a skill is called, and what the others of a unit do.
//!
//! Skills come from the posts of the city's tables. A skill this list does not know still gets
//! people, called after it.

use super::stream::Stream;
use crate::city::UnitKind;

/// How ranks and ages grow in a trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// Structural post: the rank follows the echelon.
    Structure,
    /// Teacher.
    Teacher,
    /// Health trade.
    Health,
    /// Desk that asks for a degree.
    Analyst,
    /// Desk.
    Desk,
    /// Crew.
    Crew,
}

/// A trade.
#[derive(Debug, Clone, Copy)]
pub struct Trade {
    /// Skill as posts ask for it.
    pub skill: &'static str,
    /// Title of an ASN.
    pub asn: &'static str,
    /// Title of a contract worker.
    pub non_asn: &'static str,
    /// ASN among its holders, percent.
    pub share: usize,
    /// Women among its holders, percent.
    pub women: usize,
    /// Ranks.
    pub path: Path,
}

const fn trade(
    skill: &'static str,
    titles: (&'static str, &'static str),
    share: usize,
    women: usize,
    path: Path,
) -> Trade {
    Trade { skill, asn: titles.0, non_asn: titles.1, share, women, path }
}

const TRADES: &[Trade] = &[
    trade("dokter", ("Dokter", "Dokter"), 75, 58, Path::Health),
    trade("dokter-gigi", ("Dokter gigi", "Dokter gigi"), 80, 70, Path::Health),
    trade("perawat", ("Perawat", "Perawat"), 45, 76, Path::Health),
    trade("perawat-gigi", ("Terapis gigi dan mulut", "Terapis gigi dan mulut"), 65, 82, Path::Health),
    trade("bidan", ("Bidan", "Bidan"), 55, 100, Path::Health),
    trade("apoteker", ("Apoteker", "Tenaga farmasi"), 55, 78, Path::Health),
    trade("analis-laboratorium", ("Pranata laboratorium", "Pranata laboratorium"), 55, 72, Path::Health),
    trade("radiografer", ("Radiografer", "Radiografer"), 55, 50, Path::Health),
    trade("gizi", ("Nutrisionis", "Petugas dapur"), 30, 78, Path::Health),
    trade("pelacak-kontak", ("Epidemiolog kesehatan", "Petugas pelacakan"), 45, 60, Path::Health),
    trade(
        "pemulasaraan",
        ("Petugas pemulasaraan jenazah", "Petugas pemulasaraan jenazah"),
        10,
        10,
        Path::Crew,
    ),
    trade("sopir-ambulans", ("Pengemudi ambulans", "Pengemudi ambulans"), 15, 1, Path::Crew),
    trade("operator-darurat", ("Operator layanan darurat", "Operator layanan darurat"), 25, 40, Path::Desk),
    trade("operator-ruang-kendali", ("Operator ruang kendali", "Operator ruang kendali"), 35, 30, Path::Desk),
    trade("operator-ktp", ("Operator SIAK", "Operator perekaman"), 40, 50, Path::Desk),
    trade("loket", ("Pengadministrasi pelayanan", "Petugas loket"), 25, 62, Path::Desk),
    trade("polisi-pamong-praja", ("Polisi pamong praja", "Banpol PP"), 55, 12, Path::Crew),
    trade("pemadam", ("Pemadam kebakaran", "Petugas pemadam"), 40, 2, Path::Crew),
    trade("penyelamat", ("Petugas penanggulangan bencana", "Petugas reaksi cepat"), 10, 8, Path::Crew),
    trade("pengatur-lalu-lintas", ("Pengatur lalu lintas", "Petugas lapangan Dishub"), 40, 8, Path::Crew),
    trade("penguji-kendaraan", ("Penguji kendaraan bermotor", "Pembantu penguji"), 80, 6, Path::Crew),
    trade("petugas-sampah", ("Awak angkutan sampah", "Awak angkutan sampah"), 14, 3, Path::Crew),
    trade("sopir-truk", ("Pengemudi truk", "Pengemudi truk"), 20, 1, Path::Crew),
    trade("penyapu-jalan", ("Petugas kebersihan", "Penyapu jalan"), 8, 48, Path::Crew),
    trade("petugas-makam", ("Petugas makam", "Petugas makam"), 6, 0, Path::Crew),
    trade("petugas-drainase", ("Petugas drainase", "Petugas drainase"), 8, 3, Path::Crew),
    trade("teknisi-listrik", ("Teknisi penerangan jalan", "Teknisi penerangan jalan"), 20, 3, Path::Crew),
    trade("petugas-kebersihan", ("Petugas kebersihan", "Petugas kebersihan"), 0, 45, Path::Crew),
    trade("satpam", ("Petugas keamanan", "Satpam"), 0, 6, Path::Crew),
    trade("linmas", ("Pengelola ketenteraman", "Petugas linmas"), 20, 15, Path::Crew),
];

/// The trade of a skill, if the list knows it.
pub fn of_skill(skill: &str) -> Option<&'static Trade> {
    TRADES.iter().find(|t| t.skill == skill)
}

/// A title for someone who holds no post: the title, ranks, whether the work can be done at a
/// distance, and women in percent.
pub type Desk = (&'static str, Path, bool, usize);

const TEACHERS: &[Desk] = &[
    ("Guru kelas", Path::Teacher, true, 72),
    ("Guru kelas", Path::Teacher, true, 72),
    ("Guru kelas", Path::Teacher, true, 72),
    ("Guru mata pelajaran", Path::Teacher, true, 60),
    ("Guru mata pelajaran", Path::Teacher, true, 60),
    ("Guru mata pelajaran", Path::Teacher, true, 60),
    ("Guru bimbingan dan konseling", Path::Teacher, true, 66),
    ("Guru pendidikan jasmani", Path::Teacher, true, 25),
    ("Kepala sekolah", Path::Teacher, true, 45),
    ("Pengadministrasi sekolah", Path::Desk, true, 50),
];

const HOSPITAL: &[Desk] = &[
    ("Perekam medis", Path::Health, true, 65),
    ("Administrator kesehatan", Path::Health, true, 60),
    ("Sanitarian", Path::Health, false, 55),
    ("Penyuluh kesehatan masyarakat", Path::Health, true, 70),
    ("Fisioterapis", Path::Health, false, 55),
    ("Teknisi elektromedis", Path::Health, false, 25),
    ("Pengadministrasi umum", Path::Desk, true, 50),
    ("Pengelola keuangan", Path::Desk, true, 60),
];

const OFFICE: &[Desk] = &[
    ("Pengadministrasi umum", Path::Desk, true, 48),
    ("Pengadministrasi umum", Path::Desk, true, 48),
    ("Pengelola keuangan", Path::Desk, true, 60),
    ("Pengelola kepegawaian", Path::Desk, true, 55),
    ("Analis kebijakan", Path::Analyst, true, 45),
    ("Perencana", Path::Analyst, true, 45),
    ("Pranata komputer", Path::Desk, true, 30),
    ("Arsiparis", Path::Desk, false, 58),
    ("Bendahara", Path::Desk, true, 62),
    ("Pengelola barang milik daerah", Path::Desk, false, 40),
    ("Pengolah data", Path::Desk, true, 48),
];

const SCHOOL_CONTRACT: &[Desk] = &[
    ("Guru honorer", Path::Teacher, true, 70),
    ("Guru honorer", Path::Teacher, true, 70),
    ("Guru honorer", Path::Teacher, true, 70),
    ("Guru honorer", Path::Teacher, true, 70),
    ("Operator sekolah", Path::Desk, true, 45),
    ("Tenaga tata usaha", Path::Desk, true, 52),
    ("Penjaga sekolah", Path::Crew, false, 5),
    ("Petugas kebersihan", Path::Crew, false, 40),
];

const OFFICE_CONTRACT: &[Desk] = &[
    ("Tenaga administrasi", Path::Desk, true, 55),
    ("Tenaga administrasi", Path::Desk, true, 55),
    ("Tenaga administrasi", Path::Desk, true, 55),
    ("Operator komputer", Path::Desk, true, 42),
    ("Operator komputer", Path::Desk, true, 42),
    ("Petugas kebersihan", Path::Crew, false, 40),
    ("Pengemudi", Path::Crew, false, 2),
    ("Satpam", Path::Crew, false, 5),
    ("Pramubakti", Path::Crew, false, 45),
];

/// Title of a crew worker of a unit with more contract workers than civil servants.
pub const FIELD_WORKER: &str = "Petugas lapangan";

/// Work of a civil servant who holds no post.
pub fn other_asn(kind: UnitKind, stream: &mut Stream) -> Desk {
    stream.pick(match kind {
        UnitKind::Sekolah => TEACHERS,
        UnitKind::Rsud | UnitKind::Puskesmas => HOSPITAL,
        _ => OFFICE,
    })
}

/// Work of a contract worker who holds no post.
pub fn other_non_asn(kind: UnitKind, stream: &mut Stream) -> Desk {
    stream.pick(if kind == UnitKind::Sekolah { SCHOOL_CONTRACT } else { OFFICE_CONTRACT })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_skill_stands_there_twice() {
        for (at, trade) in TRADES.iter().enumerate() {
            assert!(TRADES[..at].iter().all(|t| t.skill != trade.skill), "{}", trade.skill);
            assert!(trade.share <= 100 && trade.women <= 100, "{}", trade.skill);
        }
    }
}
