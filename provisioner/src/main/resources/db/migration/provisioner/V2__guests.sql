-- Users beside the owner who may do with it what the owner may: their names, each between commas.
ALTER TABLE infrastructure ADD COLUMN guests TEXT DEFAULT '' NOT NULL;
