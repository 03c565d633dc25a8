//! Words of the account pages, in both languages.

use balai_app::{Capacity, Role};
use balai_core::diagnostic::Lang;

/// Words of the account pages.
#[derive(Debug)]
pub struct Words {
    /// Sign-in: heading.
    pub sign: &'static str,
    /// Sign-in: what it is for.
    pub sign_lead: fn(&str) -> String,
    /// Demo: heading of the buttons.
    pub samples: &'static str,
    /// Demo: what they are.
    pub samples_lead: &'static str,
    /// Demo: button, with the role.
    pub as_sample: fn(&str) -> String,
    /// Demo: the unit of the roles of a unit.
    pub sample_unit: &'static str,
    /// Demo: heading of the other way.
    pub by_password: &'static str,
    /// Single sign-on: heading.
    pub by_sso: &'static str,
    /// Single sign-on: what it is.
    pub sso_lead: &'static str,
    /// Single sign-on: while something that was sent waits.
    pub sso_held: &'static str,
    /// Single sign-on: button after that.
    pub sso_done: &'static str,
    /// Ways of a session: single sign-on, password.
    pub ways: [&'static str; 2],
    /// Field.
    pub login: &'static str,
    /// Its hint.
    pub login_hint: &'static str,
    /// Field.
    pub password: &'static str,
    /// Button.
    pub sign_button: &'static str,
    /// No password yet, or lost.
    pub lost: &'static str,
    /// Second step: heading.
    pub code_title: &'static str,
    /// Field.
    pub code: &'static str,
    /// Its hint.
    pub code_hint: &'static str,
    /// The form was too old.
    pub stranger: &'static str,
    /// Too many attempts: seconds.
    pub wait: fn(u32) -> String,
    /// This way in is not open.
    pub closed: &'static str,
    /// Something was sent without a session: nothing is lost.
    pub held_title: &'static str,
    /// What that means.
    pub held: &'static str,
    /// Button that sends it.
    pub send_now: &'static str,
    /// Before the title of a page with an error.
    pub error: &'static str,
    /// Own account: heading.
    pub own: &'static str,
    /// Made up.
    pub sample: &'static str,
    /// Mark of who is made up.
    pub sample_mark: &'static str,
    /// A browser that does not say what it is.
    pub some_browser: &'static str,
    /// Roles: heading.
    pub roles: &'static str,
    /// Roles wait for codes.
    pub held_back: &'static str,
    /// In all units / in all cities.
    pub everywhere: &'static str,
    /// Sessions: heading.
    pub devices: &'static str,
    /// Sessions: columns.
    pub device_columns: [&'static str; 4],
    /// The session at hand.
    pub this_one: &'static str,
    /// Button.
    pub end: &'static str,
    /// Button.
    pub sign_out: &'static str,
    /// Codes: heading.
    pub codes: &'static str,
    /// Codes are on.
    pub codes_on: &'static str,
    /// How to switch them on.
    pub codes_how: &'static str,
    /// Label of the QR code.
    pub codes_qr: &'static str,
    /// Before the key in letters.
    pub codes_key: &'static str,
    /// Code of the present phone.
    pub codes_current: &'static str,
    /// Code of the new phone.
    pub codes_new: &'static str,
    /// Button.
    pub codes_button: &'static str,
    /// Change to another phone.
    pub codes_change: &'static str,
    /// Link: heading, with the name.
    pub link: fn(&str) -> String,
    /// Link: what it does.
    pub link_lead: fn(&str) -> String,
    /// Password rule.
    pub rule: fn(usize) -> String,
    /// The password again.
    pub again: &'static str,
    /// They differ.
    pub differ: &'static str,
    /// Button.
    pub set: &'static str,
    /// Link that does not hold: heading.
    pub dead: &'static str,
    /// What to do.
    pub dead_text: &'static str,
    /// After setting it: heading.
    pub set_done: &'static str,
    /// After setting it: what now.
    pub set_text: &'static str,
    /// Accounts: heading, with the city.
    pub people: fn(&str) -> String,
    /// Accounts: what they are.
    pub people_lead: &'static str,
    /// Link to the accounts.
    pub people_link: &'static str,
    /// No account yet.
    pub people_none: &'static str,
    /// A link that was just issued, with the name.
    pub issued: fn(&str) -> String,
    /// What to do with it.
    pub issued_text: &'static str,
    /// States: no password yet, password, codes too.
    pub states: [&'static str; 3],
    /// New account: heading, NIP, person, name, button.
    pub new_account: [&'static str; 5],
    /// New account: hints of person and name.
    pub new_hints: [&'static str; 2],
    /// Button: new link.
    pub new_link: &'static str,
    /// Role: heading, role, unit, as, first day, last day, button.
    pub new_role: [&'static str; 7],
    /// Role: no unit.
    pub no_unit: &'static str,
    /// Withdraw: reason, button.
    pub withdraw: [&'static str; 2],
    /// Open details of an account.
    pub change: fn(&str) -> String,
    /// A day cannot be read.
    pub day_wrong: &'static str,
    /// Before the first day of a role.
    pub from: &'static str,
    /// Between its first day and its last.
    pub until: &'static str,
    /// Signed in as.
    pub signed_as: fn(&str) -> String,
}

const ID: Words = Words {
    sign: "Masuk",
    sign_lead: |city| format!("Untuk pegawai {city}. Warga tidak perlu masuk untuk melihat layanan."),
    samples: "Masuk sebagai orang contoh",
    samples_lead: "Ini peragaan: orang-orangnya rekaan dan tidak ada kata sandi. Pilih satu peran untuk melihat balai dari mejanya.",
    as_sample: |role| format!("Masuk sebagai {role} (contoh)"),
    sample_unit: "Unit, untuk peran di unit",
    by_password: "Dengan NIP dan kata sandi",
    by_sso: "Dengan SSO",
    sso_lead: "Untuk pegawai yang sudah punya akun di balai ini. Anda masuk di halaman penyedia SSO, lalu kembali ke sini.",
    sso_held: "Masuk dengan SSO di tab baru, lalu kembali ke tab ini dan lanjutkan: isian Anda tetap di sini.",
    sso_done: "Saya sudah masuk, lanjutkan",
    ways: ["lewat SSO", "dengan kata sandi"],
    login: "NIP",
    login_hint: "18 angka, boleh berspasi; atau nama masuk Anda bila bukan pegawai.",
    password: "Kata sandi",
    sign_button: "Masuk",
    lost: "Belum punya kata sandi, atau kata sandi atau ponsel hilang? Minta tautan sekali pakai kepada operator balai.",
    code_title: "Kode dari ponsel Anda",
    code: "Kode enam angka",
    code_hint: "Buka aplikasi autentikator di ponsel Anda. Kode berganti setiap setengah menit.",
    stranger: "Formulir ini terlalu lama terbuka atau dibuka di peramban lain. Isiannya masih ada; kirim sekali lagi.",
    wait: |seconds| {
        format!("Terlalu banyak percobaan. Tunggu {seconds} detik, lalu coba lagi. Akun tidak diblokir.")
    },
    closed: "Cara masuk ini tidak tersedia di balai ini.",
    held_title: "Kiriman Anda belum masuk",
    held: "Sesi Anda sudah berakhir ketika formulir dikirim. Isinya masih ada: masuk dahulu, lalu kirim.",
    send_now: "Kirim sekarang",
    error: "Kesalahan: ",
    own: "Akun Anda",
    sample: "Orang contoh: nama dan NIP-nya rekaan.",
    sample_mark: "orang contoh",
    some_browser: "Peramban lain",
    roles: "Peran Anda hari ini",
    held_back: "Peran Anda berlaku setelah kode sekali pakai dipasang di bawah ini. Sampai itu Anda masuk sebagai pegawai saja.",
    everywhere: "seluruh balai",
    devices: "Perangkat Anda",
    device_columns: ["Peramban", "Masuk", "Terakhir terlihat", "Tindakan"],
    this_one: "perangkat ini",
    end: "Akhiri",
    sign_out: "Keluar",
    codes: "Kode sekali pakai",
    codes_on: "Terpasang. Setiap kali masuk, kode dari ponsel diminta setelah kata sandi.",
    codes_how: "Pindai kode ini dengan aplikasi autentikator di ponsel Anda, lalu isi enam angka yang ditunjukkannya.",
    codes_qr: "Kode QR untuk aplikasi autentikator",
    codes_key: "Tidak dapat memindai? Ketik kunci ini di aplikasi:",
    codes_current: "Kode dari ponsel yang sekarang",
    codes_new: "Kode enam angka",
    codes_button: "Pasang kode",
    codes_change: "Pindah ke ponsel lain",
    link: |name| format!("Kata sandi untuk {name}"),
    link_lead: |login| {
        format!("Nama masuk Anda: {login}. Tautan ini berlaku satu kali; semua sesi lain akan berakhir.")
    },
    rule: |least| {
        format!(
            "Paling sedikit {least} huruf. Empat kata yang tidak berhubungan lebih baik daripada satu kata dengan angka."
        )
    },
    again: "Ulangi kata sandi",
    differ: "Kedua isian tidak sama; ketik kata sandi yang sama dua kali.",
    set: "Simpan kata sandi",
    dead: "Tautan ini tidak berlaku lagi",
    dead_text: "Tautan sudah dipakai, lewat waktunya, atau diganti yang lebih baru. Minta yang baru kepada operator balai.",
    set_done: "Kata sandi tersimpan",
    set_text: "Sekarang masuk dengan NIP atau nama masuk Anda dan kata sandi yang baru.",
    people: |city| format!("Akun dan peran {city}"),
    people_lead: "Peran berlaku sejak hari pertama sampai hari terakhirnya, dan berhenti begitu dicabut. Setiap perubahan tercatat di jurnal.",
    people_link: "Akun dan peran",
    people_none: "Belum ada akun.",
    issued: |name| format!("Tautan untuk {name}"),
    issued_text: "Sampaikan langsung kepada orangnya. Tautan ini hanya ditunjukkan sekarang, dipakai satu kali, dan menggantikan yang sebelumnya:",
    states: ["belum ada kata sandi", "kata sandi saja", "kata sandi dan kode"],
    new_account: [
        "Akun baru",
        "NIP atau nama masuk",
        "Nomor pegawai",
        "Nama, bila bukan pegawai",
        "Buat akun",
    ],
    new_hints: [
        "Seperti di daftar pegawai, misalnya BGR-00001; kosongkan bila bukan pegawai.",
        "Misalnya petugas provinsi.",
    ],
    new_link: "Buat tautan baru",
    new_role: ["Peran baru", "Peran", "Unit", "Sebagai", "Hari pertama", "Hari terakhir", "Beri peran"],
    no_unit: "Seluruh kota",
    withdraw: ["Alasan pencabutan", "Cabut"],
    change: |name| format!("Ubah {name}"),
    day_wrong: "Isi hari seperti 2021-07-01.",
    from: "sejak",
    until: "sampai",
    signed_as: |name| format!("Anda masuk sebagai {name}."),
};

const EN: Words = Words {
    sign: "Sign in",
    sign_lead: |city| format!("For the staff of {city}. Residents need not sign in to see services."),
    samples: "Sign in as a sample person",
    samples_lead: "This is a demonstration: the people are made up and there is no password. Choose a role to see the hall from its desk.",
    as_sample: |role| format!("Sign in as {role} (sample)"),
    sample_unit: "Unit, for roles in a unit",
    by_password: "With NIP and password",
    by_sso: "With single sign-on",
    sso_lead: "For staff who have an account in this hall. You sign in on the page of its provider, then come back here.",
    sso_held: "Sign in with single sign-on in a new tab, then come back to this one and go on: what you typed stays here.",
    sso_done: "I have signed in, go on",
    ways: ["by single sign-on", "by password"],
    login: "NIP",
    login_hint: "18 digits, spaces allowed; or your name for signing in if you are not on the staff.",
    password: "Password",
    sign_button: "Sign in",
    lost: "No password yet, or lost it or your phone? Ask the operator of the hall for a one-time link.",
    code_title: "Code from your phone",
    code: "Six-digit code",
    code_hint: "Open the authenticator app on your phone. The code changes every half minute.",
    stranger: "This form was open for too long or in another browser. What you typed is still here; send it once more.",
    wait: |seconds| {
        format!("Too many attempts. Wait {seconds} seconds, then try again. The account is not blocked.")
    },
    closed: "This way in is not open in this hall.",
    held_title: "What you sent is not in yet",
    held: "Your session had ended when the form was sent. Its contents are still here: sign in first, then send.",
    send_now: "Send now",
    error: "Error: ",
    own: "Your account",
    sample: "Sample person: name and NIP are made up.",
    sample_mark: "sample person",
    some_browser: "Another browser",
    roles: "Your roles today",
    held_back: "Your roles take effect once one-time codes are set up below. Until then you are signed in as an employee only.",
    everywhere: "the whole hall",
    devices: "Your devices",
    device_columns: ["Browser", "Signed in", "Last seen", "Action"],
    this_one: "this device",
    end: "End",
    sign_out: "Sign out",
    codes: "One-time codes",
    codes_on: "Set up. Each time you sign in, a code from the phone is asked for after the password.",
    codes_how: "Scan this code with an authenticator app on your phone, then enter the six digits it shows.",
    codes_qr: "QR code for the authenticator app",
    codes_key: "Cannot scan? Type this key into the app:",
    codes_current: "Code from the present phone",
    codes_new: "Six-digit code",
    codes_button: "Set up codes",
    codes_change: "Move to another phone",
    link: |name| format!("Password for {name}"),
    link_lead: |login| {
        format!("Your name for signing in: {login}. This link works once; all other sessions will end.")
    },
    rule: |least| {
        format!(
            "At least {least} letters. Four words that have nothing to do with each other beat one word with digits."
        )
    },
    again: "Password again",
    differ: "The two differ; type the same password twice.",
    set: "Save password",
    dead: "This link no longer holds",
    dead_text: "It was used, is too old, or was replaced by a newer one. Ask the operator of the hall for a new one.",
    set_done: "Password saved",
    set_text: "Now sign in with your NIP or name for signing in and the new password.",
    people: |city| format!("Accounts and roles of {city}"),
    people_lead: "A role holds from its first day to its last, and ends as soon as it is withdrawn. Every change is in the journal.",
    people_link: "Accounts and roles",
    people_none: "No account yet.",
    issued: |name| format!("Link for {name}"),
    issued_text: "Hand it to the person directly. It is shown only now, works once, and replaces the one before:",
    states: ["no password yet", "password only", "password and codes"],
    new_account: [
        "New account",
        "NIP or name for signing in",
        "Staff number",
        "Name, if not on the staff",
        "Make account",
    ],
    new_hints: [
        "As in the staff list, for example BGR-00001; leave empty for others.",
        "For example an officer of the province.",
    ],
    new_link: "Issue a new link",
    new_role: ["New role", "Role", "Unit", "As", "First day", "Last day", "Grant role"],
    no_unit: "The whole city",
    withdraw: ["Why it is withdrawn", "Withdraw"],
    change: |name| format!("Change {name}"),
    day_wrong: "Write a day like 2021-07-01.",
    from: "from",
    until: "to",
    signed_as: |name| format!("You are signed in as {name}."),
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// A role in words.
#[must_use]
pub const fn role_words(role: Role, lang: Lang) -> &'static str {
    let (id, en) = match role {
        Role::Public => ("Warga", "Resident"),
        Role::Employee => ("Pegawai", "Employee"),
        Role::Superior => ("Atasan langsung", "Superior"),
        Role::PicketOfficer => ("Petugas piket", "Picket officer"),
        Role::UnitHead => ("Kepala unit", "Head of unit"),
        Role::LegalBureau => ("Bagian Hukum", "Legal bureau"),
        Role::Leadership => ("Wali Kota, Sekda, satgas", "Mayor, secretary, task force"),
        Role::HealthOfficer => ("Petugas kesehatan", "Health officer"),
        Role::Inspectorate => ("Inspektorat", "Inspectorate"),
        Role::Operator => ("Operator", "Operator"),
        Role::Province => ("Provinsi atau pusat", "Province or centre"),
    };
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// In one's own right or as a deputy; the Indonesian marks are those of letters.
#[must_use]
pub const fn capacity_words(capacity: Capacity, lang: Lang) -> &'static str {
    match (capacity, lang) {
        (Capacity::Definitive, Lang::Id) => "Definitif",
        (Capacity::Definitive, Lang::En) => "In their own right",
        (Capacity::Plt, _) => "Plt.",
        (Capacity::Plh, _) => "Plh.",
    }
}
