-- A batch that was asked for with an Idempotency-Key may be asked for again: it has one reservation at a time, and is
-- paid once.
alter table reservation add column batch text unique;

-- Batches that were delivered, as long as they may be asked for again.
create table paid_batch (
  id      text        primary key,
  paid_at timestamptz not null
);

-- Makes a reservation final; false when it was given back before.
create function settle_renders(of_reservation bigint) returns boolean
language plpgsql as $$
declare
  settled reservation;
begin
  delete from reservation r where r.id = of_reservation returning * into settled;
  if not found then
    return false;
  end if;
  if settled.batch is not null then
    insert into paid_batch (id, paid_at) values (settled.batch, now()) on conflict do nothing;
  end if;
  return true;
end
$$;
