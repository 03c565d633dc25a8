-- Real people. Their NIP and NIK are never kept in the clear: they stand sealed (src/seal.rs) in these
-- columns, each for its own person. Nothing searches by them, so there is no hash of them. person.nip of
-- 0001 is for made-up people alone, whose numbers can be nobody's, and is empty for real ones
-- (docs/adr/0110).
ALTER TABLE person ADD COLUMN nip_sealed TEXT;
ALTER TABLE person ADD COLUMN nik_sealed TEXT;

-- When somebody came onto the list first, so that nobody is shown on a day before; empty for who was on
-- it before this migration.
ALTER TABLE person ADD COLUMN joined_at INSTANT;
