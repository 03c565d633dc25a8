//! Duties as they are written.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{Force, Known, Select, Sp};

/// What a duty is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyKind {
    /// `presensi`
    Attendance,
    /// `laporan kegiatan`
    ActivityReport,
    /// `laporan piket`
    PicketReport,
    /// `tidak keluar rumah pada jam kerja`
    StayHome,
    /// `tidak bepergian ke luar daerah`
    NoTravel,
    /// `rapat daring`
    OnlineMeetings,
    /// `tidak menerima kunjungan dari luar daerah`
    NoVisitors,
    /// `atasan mengawasi pegawai`
    Supervise,
    /// `memberi tahu masyarakat`
    InformPublic,
    /// `melapor kepada ...`: upward report, coordination.
    ReportUp,
    /// `siap dihubungi`
    Phone,
    /// `membagikan lokasi`
    ShareLocation,
    /// `berseragam dinas`
    Uniform,
    /// `siap dipanggil ke kantor`
    Recall,
    /// `menyusun jadwal`
    Roster,
    /// `memeriksa laporan`
    Verify,
    /// `mendata pegawai "terdampak banjir"`
    NameList(String),
    /// `membatasi cuti`
    LeaveLimit,
    /// `tidak berkumpul lebih dari 5 orang`
    NoAssembly(u32),
    /// `bekerja paling sedikit 7,5 jam`: minutes a day.
    MinHours(u32),
    /// `memeriksa kepatuhan kantor`
    Inspect,
    /// `membuka kanal pengaduan`
    Complaints,
    /// `mendahulukan kelompok rentan`
    Vulnerable,
    /// `membatasi "kendaraan dinas" 50%`: hundredths of a percent fewer.
    Restrict(String, Option<u32>),
    /// `tugas "..."`: any other duty in words.
    Task(String),
}

/// A time of the day, or a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    /// At, or from.
    pub from: Time,
    /// To, if it is a window.
    pub to: Option<Time>,
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// `setiap hari`
    Daily,
    /// `setiap hari kerja`
    WorkingDays,
    /// `setiap minggu`
    Weekly,
    /// `setiap bulan`
    Monthly,
    /// `sekali`
    Once,
    /// `segera`: once, without delay; the order names no day.
    Promptly,
    /// `selama berlaku`: all the time.
    Throughout,
}

/// A duty as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRule {
    /// What.
    pub kind: Sp<DutyKind>,
    /// How strongly.
    pub force: Force,
    /// How often, if said.
    pub frequency: Option<Frequency>,
    /// `pukul 07.30 dan 16.00`, `pukul 06.00 sampai 08.00`: at these times, in these windows.
    pub times: Vec<Window>,
    /// `sebelum 16.00`
    pub before: Option<Known<Time>>,
    /// `hari berikutnya` behind the time: on the day after.
    pub next_day: bool,
    /// `dalam 5 menit`: to be answered within so many minutes.
    pub within: Option<u32>,
    /// `paling lambat 2021-06-30`, `paling lambat tidak diketahui`
    pub by: Option<Known<Date>>,
    /// `kepada atasan langsung`, `kepada "Sekretaris Daerah"`
    pub receiver: Option<Known<String>>,
    /// `oleh diskominfo`: who has it, if not everyone the clause names.
    pub by_whom: Option<Sp<Select>>,
    /// `melalui "E-RK"`
    pub through: Vec<String>,
    /// `dengan bukti "foto"`
    pub evidence: Option<String>,
    /// `kecuali mendesak`, `kecuali "..."`
    pub except: Option<String>,
    /// `dengan izin atasan langsung`
    pub permission: Option<String>,
    /// `toleransi "jaringan terputus"`
    pub tolerance: Option<String>,
    /// `bila lalai "teguran lisan" lalu "teguran tertulis"`: steps, mildest first.
    pub otherwise: Vec<String>,
}
