-- What was answered to a request that named an Idempotency-Key. Neither the key nor the answer is here in clear.
create table idempotent_answer (
  -- SHA-256 of who asked, where, and with which key.
  id         bytea       primary key,
  -- HMAC-SHA256 of the body, by the key: tells another body from the same.
  request    bytea       not null,
  -- AES-256-GCM, by a key that is derived from the request: 12 bytes of nonce, then the answer.
  answer     bytea       not null,
  created_at timestamptz not null
);
create index idempotent_answer_by_age on idempotent_answer (created_at);
