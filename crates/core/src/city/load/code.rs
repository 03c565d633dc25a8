//! Codes of the findings of the loader; their pages stand in `diagnostic/codes_city.rs`.

use crate::diagnostic::Code;

/// A table of the city is not there.
pub const NO_TABLE: Code = Code(601);
/// `city.toml` is no TOML.
pub const NOT_TOML: Code = Code(602);
/// A row has more or fewer fields than the head.
pub const FIELDS: Code = Code(603);
/// A column or key is missing.
pub const NO_COLUMN: Code = Code(604);
/// A column or key nobody knows.
pub const ODD_COLUMN: Code = Code(605);
/// A field that must not be empty is.
pub const EMPTY: Code = Code(606);
/// A row says not where it comes from.
pub const NO_SOURCE: Code = Code(607);
/// Not a number.
pub const NUMBER: Code = Code(608);
/// Not a date.
pub const DATE: Code = Code(609);
/// Not a time of the day.
pub const TIME: Code = Code(610);
/// Neither `ya` nor `tidak`.
pub const YES_NO: Code = Code(611);
/// A word outside the list.
pub const WORD: Code = Code(612);
/// A name that orders cannot write.
pub const SLUG: Code = Code(613);
/// Two rows with one name.
pub const TWICE: Code = Code(614);
/// A unit's parent is not in the table.
pub const NO_PARENT: Code = Code(615);
/// A unit stands before its parent, or belongs to itself.
pub const PARENT_ORDER: Code = Code(616);
/// A row names a unit that is not in the table.
pub const NO_UNIT: Code = Code(617);
/// Head counts of the units do not add up to the city's.
pub const TOTAL: Code = Code(618);
/// The tiles and the kecamatan do not match.
pub const TILE: Code = Code(619);
/// Not a list of weekdays.
pub const WEEKDAYS: Code = Code(620);
/// A holiday is withdrawn before it was decided.
pub const WITHDRAWN: Code = Code(621);
/// A post needs more people than the unit has.
pub const POST_TOO_LARGE: Code = Code(622);
/// Not a colour.
pub const COLOUR: Code = Code(623);
/// Not one root.
pub const ROOT: Code = Code(624);
/// A unit lies in a kecamatan that has no office in the table.
pub const NO_DISTRICT: Code = Code(625);

/// A NIK that is not built as the law says.
pub const NIK: Code = Code(641);
/// A NIP or NI PPPK that is not built as the law says.
pub const NIP: Code = Code(642);
/// Two people with one number.
pub const NUMBER_TWICE: Code = Code(643);
/// Number and record disagree.
pub const DISAGREE: Code = Code(644);
/// A unit with two heads.
pub const TWO_HEADS: Code = Code(645);
/// People and head count of a unit differ.
pub const HEAD_COUNT: Code = Code(646);
/// Days away that are no span.
pub const AWAY: Code = Code(647);
/// A row of made-up people in a list of real ones, or in a hall that has real ones.
pub const SAMPLE_ROW: Code = Code(648);
/// A number of the list that stands for somebody else already.
pub const ID_TAKEN: Code = Code(649);
/// Somebody who is on record under another number of the list.
pub const ID_CHANGED: Code = Code(650);
/// Two people of one unit with one name.
pub const SAME_NAME: Code = Code(651);
/// A unit that people work in is not in the data of the city any more.
pub const UNIT_GONE: Code = Code(652);
