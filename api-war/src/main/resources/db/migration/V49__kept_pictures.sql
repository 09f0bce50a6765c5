-- Pictures that batches name by address, where these were asked for with an Idempotency-Key: whoever asks again gets them
-- again, whatever has become of the address.
create table kept_picture (
  -- SHA-256 of its size and its pixels.
  id      text        primary key,
  -- Sealed with the server's secret: its size, and its pixels, deflated.
  picture bytea       not null,
  kept_at timestamptz not null
);
create index kept_picture_by_age on kept_picture (kept_at);
alter table kept_picture alter column picture set storage external;
