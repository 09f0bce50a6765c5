-- The head of an answer says what only its effect can tell, such as the renders left. Its body, which may be a picture of
-- many megabytes, is often known before, and is then written before the effect locks what others wait for.
-- Answers of before are forgotten: they were sealed in one piece.
delete from idempotent_answer;

-- AES-256-GCM like the answer, which is its body only from now on. Empty until the effect is done.
alter table idempotent_answer add column head bytea not null;

-- What is encrypted cannot be compressed.
alter table idempotent_answer alter column answer set storage external;
