// Every page and state that is looked at. `kind` chooses the budget; `status` is 200 unless said.
const DAYS = { bogor: ['2021-06-25', '2021-06-30', '2021-07-04'], bandung: ['2021-06-28', '2021-06-30', '2021-07-05'] };
const ORDERS = { bogor: ['bogor-2021-06-23', 'bogor-2021-06-29'], bandung: ['bandung-2021-06-28-lisan', 'bandung-443-2021'] };
const DISTRICT = { bogor: 'Bogor Tengah', bandung: 'Coblong' };
const BOARDS = { bogor: ['kelurahan-pabaton', 'rsud'], bandung: ['kelurahan-dago', 'rsud'] };


/** Drafts that are made before the pages are looked at. */
export const DRAFTS = [
  { city: 'bogor', id: 'bogor-2021-07-06', from: 'bogor-2021-06-29' },
  { city: 'bandung', id: 'bandung-2021-07-05', from: 'bandung-443-2021' },
  { city: 'bandung', id: 'bandung-kerangka' },
];
const desk = ({ city: c, id, from }) => ['', ...(from ? ['/tanya'] : ['/banding'])]
  .map((page) => ({ name: `${id}-${page.slice(1) || 'rancangan'}`, path: `/${c}/perintah/${id}${page}`, kind: 'staff', as: { city: c, peran: 'legal-bureau' } }));

const city = (c) => [
  { name: `${c}-buka`, path: `/${c}` },
  ...DAYS[c].map((d) => ({ name: `${c}-hari-${d}`, path: `/${c}/hari/${d}` })),
  { name: `${c}-di-luar-masa`, path: `/${c}/hari/2021-08-20` },
  { name: `${c}-cari-ada`, path: `/${c}?q=kartu+keluarga` },
  { name: `${c}-cari-tidak-ada`, path: `/${c}?q=zzxqj` },
  { name: `${c}-kecamatan`, path: `/${c}?kecamatan=${encodeURIComponent(DISTRICT[c])}` },
  { name: `${c}-poster`, path: `/${c}/hari/2021-06-30/poster` },
  { name: `${c}-aturan`, path: `/${c}/aturan` },
  ...ORDERS[c].map((o) => ({ name: `${c}-aturan-${o}`, path: `/${c}/aturan/${o}`, kind: 'staff' })),
  { name: `${c}-berlaku`, path: `/${c}/aturan/berlaku?unit=${BOARDS[c][1]}&tanggal=2021-06-30&pukul=08:00` },
  { name: `${c}-pada`, path: `/${c}/pada?saat=2021-06-30T09:00`, kind: 'staff', as: { city: c, peran: 'inspectorate' } },
  { name: `${c}-pada-unit`, path: `/${c}/pada?saat=2021-06-30T09:00&unit=${BOARDS[c][0]}`, kind: 'staff', as: { city: c, peran: 'inspectorate' } },
  { name: `${c}-verifikasi`, path: `/${c}/aturan/${ORDERS[c][1]}`, follow: 'a[href*="/verifikasi/"]' },
  { name: `${c}-verifikasi-tidak-ada`, path: `/${c}/verifikasi/${'0'.repeat(64)}`, status: 404 },
  { name: `${c}-jadwal`, path: `/${c}/jadwal`, kind: 'staff' },
  ...BOARDS[c].map((u) => ({ name: `${c}-jadwal-${u}`, path: `/${c}/jadwal/${u}`, kind: 'staff' })),
  { name: `${c}-jadwal-mengapa`, path: `/${c}/jadwal/${BOARDS[c][0]}`, follow: 'a[href*="pegawai="]', kind: 'staff' },
];

/** A board on which a roster was published before the pages are looked at. */
export const MENDED = '/bogor/jadwal/kelurahan-paledang';
const CALLED = 'td:nth-child(n+3) a.b-sel.K';
const PABATON = { peran: 'unit-head', unit: 'kelurahan-pabaton' };
const mended = [
  { name: 'bogor-jadwal-halangan', path: '/bogor/jadwal/halangan', kind: 'staff', as: { peran: 'operator' } },
  { name: 'bogor-jadwal-pengganti', path: '/bogor/jadwal/kelurahan-pabaton', follow: CALLED, kind: 'staff', as: PABATON },
  { name: 'bogor-jadwal-usul', path: '/bogor/jadwal/kelurahan-pabaton', follow: [CALLED, '.b-ganti a'], kind: 'staff', as: PABATON },
  { name: 'bogor-jadwal-banding', path: `${MENDED}?banding=induk`, kind: 'staff' },
];

const accounts = [
  { name: 'masuk', path: '/bogor/masuk', kind: 'staff' },
  { name: 'masuk-papan', path: '/bogor/masuk?ke=/bogor/jadwal/kelurahan-pabaton', kind: 'staff' },
  { name: 'akun', path: '/akun', kind: 'staff', as: { peran: 'unit-head', unit: 'kelurahan-pabaton' } },
  { name: 'kelola-akun', path: '/bogor/kelola/akun', kind: 'staff', as: { peran: 'operator' } },
  { name: 'kelola-bukan-peran', path: '/bogor/kelola/akun', kind: 'staff', as: { peran: 'employee' }, status: 403 },
  { name: 'undangan-tidak-berlaku', path: `/undangan/${'0'.repeat(64)}`, status: 404 },
];

const work = [
  { name: 'saya', path: '/bogor/saya', kind: 'staff', as: { peran: 'employee', unit: 'kelurahan-pabaton' } },
  { name: 'saya-bandung', path: '/bandung/saya', kind: 'staff', as: { city: 'bandung', peran: 'employee', unit: 'kelurahan-dago' } },
  { name: 'saya-tukar', path: '/bogor/saya/tukar', kind: 'staff', as: { peran: 'employee', unit: 'kelurahan-pabaton' } },
  { name: 'tim', path: '/bogor/tim', kind: 'staff', as: { peran: 'unit-head', unit: 'kelurahan-pabaton' } },
  { name: 'gangguan', path: '/bogor/kelola/gangguan', kind: 'staff', as: { peran: 'operator' } },
  { name: 'rekap-presensi', path: '/bogor/rekap/presensi', kind: 'staff', as: { peran: 'leadership' } },
  { name: 'saya-bukan-pegawai', path: '/bogor/saya', kind: 'staff', as: { peran: 'operator' }, status: 403 },
];

const EMPLOYEE = { peran: 'employee', unit: 'kelurahan-pabaton' };
const OFFICER = { peran: 'health-officer' };
const health = [
  { name: 'saya-gejala', path: '/bogor/saya/gejala', kind: 'staff', as: EMPLOYEE },
  { name: 'saya-pemberitahuan', path: '/bogor/saya/pemberitahuan', kind: 'staff', as: EMPLOYEE },
  { name: 'kesehatan', path: '/bogor/kesehatan', kind: 'staff', as: OFFICER },
  { name: 'kesehatan-catat', path: '/bogor/kesehatan/catat', kind: 'staff', as: OFFICER },
  { name: 'kesehatan-riwayat', path: '/bogor/kesehatan/catat?pegawai=BGR-00012', kind: 'staff', as: OFFICER },
  { name: 'kesehatan-angka', path: '/bogor/kesehatan/angka', kind: 'staff', as: OFFICER },
  { name: 'kesehatan-angka-pimpinan', path: '/bogor/kesehatan/angka', kind: 'staff', as: { peran: 'leadership' } },
  { name: 'kesehatan-bukan-peran', path: '/bogor/kesehatan', kind: 'staff', as: { peran: 'operator' }, status: 403 },
];
const SUPERIOR = { peran: 'superior', unit: 'kelurahan-pabaton' };
const reports = [
  { name: 'saya-kegiatan', path: '/bogor/saya/kegiatan', as: EMPLOYEE },
  { name: 'saya-izin', path: '/bogor/saya/izin', as: EMPLOYEE },
  { name: 'tim-kegiatan', path: '/bogor/tim/kegiatan', as: SUPERIOR },
  { name: 'tim-kegiatan-bandung', path: '/bandung/tim/kegiatan?unit=rsud', as: { city: 'bandung', peran: 'operator' } },
  { name: 'tim-izin', path: '/bogor/tim/izin', as: SUPERIOR },
  { name: 'rekap-kegiatan', path: '/bogor/rekap/kegiatan', as: { peran: 'unit-head', unit: 'kelurahan-pabaton' } },
  { name: 'rekap-kegiatan-bandung', path: '/bandung/rekap/kegiatan', as: { city: 'bandung', peran: 'operator' } },
].map((page) => ({ kind: 'staff', ...page }));

const INDONESIAN = [
  { name: 'muka', path: '/' },
  ...city('bogor'),
  ...city('bandung'),
  { name: 'bogor-rancangan', path: '/bogor/perintah', kind: 'staff', as: { peran: 'legal-bureau' } },
  ...accounts,
  ...work,
  ...health,
  ...reports,
  ...DRAFTS.flatMap(desk),
  ...mended,
  { name: 'aksesibilitas', path: '/aksesibilitas' },
  { name: 'privasi', path: '/privasi' },
  { name: 'tidak-ada', path: '/tidak-ada', status: 404 },
];

const inEnglish = (page) => ({ ...page, name: `en-${page.name}`, path: page.path === '/' ? '/en' : `/en${page.path}`, lang: 'en' });

export const PAGES = [
  ...INDONESIAN.map((page) => ({ lang: 'id', kind: 'public', status: 200, ...page })),
  ...INDONESIAN.map((page) => inEnglish({ kind: 'public', status: 200, ...page })),
];

/** Budgets in kB of 1,024 bytes, compressed as sent; `whole` is a first visit. */
export const BUDGET = {
  public: { whole: 30, html: 10, css: 20, js: 3, requests: 6 },
  staff: { whole: 40, html: 10, css: 20, js: 8, requests: 6 },
};
