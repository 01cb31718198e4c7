-- CN-05: the latest end that the policy pack allows lies beside the end, which is none later; of
-- references that were there before, their own end. Each statement may be done a second time: a
-- power cut between them does not undo the first ones.

ALTER TABLE sealed_reference ADD COLUMN IF NOT EXISTS latest TIMESTAMP(0) WITH TIME ZONE;
UPDATE sealed_reference SET latest = expires WHERE latest IS NULL;
ALTER TABLE sealed_reference ALTER COLUMN latest SET NOT NULL;
ALTER TABLE sealed_reference ADD CONSTRAINT IF NOT EXISTS reference_within_pack
  CHECK (expires <= latest);
