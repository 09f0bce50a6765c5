-- Renders that a node has taken ahead of those who will ask it for them: counted as used from the first, and what the
-- node has not delivered of them is given back when it settles. A node that never comes back has delivered them.
create table lease (
  id           bigint      generated always as identity primary key,
  workspace_id text        not null references workspace,
  key_id       text        references api_key,
  month        date        not null,
  -- One run of one node.
  holder       uuid        not null,
  renders      bigint      not null check (renders > 0),
  -- When it was last added to.
  taken_at     timestamptz not null
);
create index lease_of_workspace on lease (workspace_id, month);

-- Takes renders for those who wait, and where there is plenty left more of them ahead, into a lease. None are taken
-- ahead while there are credits, of a capped key's quota, and across the threshold of an event.
--
--   ahead     how many more there may be
--   of_lease  the lease that they are added to; a new one is made where that was settled, or there is none
--
-- What it says is used does not have those in it that are taken ahead.
create function take_renders_ahead(
  of_workspace text, of_key text, in_month date, wanted bigint,
  quota bigint, quota_cap bigint, key_cap bigint, ahead bigint, of_lease bigint, of_holder uuid)
returns table (granted bigint, by_credit bigint, used bigint, used_by_key bigint, lease_id bigint, leased bigint)
language plpgsql as $$
declare
  before_event bigint;
begin
  select t.granted, t.by_credit, t.used, t.used_by_key into granted, by_credit, used, used_by_key
    from take_renders(of_workspace, of_key, in_month, wanted, false, quota, quota_cap, key_cap, false) t;
  leased := 0;
  if granted < wanted or by_credit > 0 or key_cap is not null then
    return next;
    return;
  end if;

  select min((quota * level + 99) / 100) - used - 1 into before_event
    from unnest(array[75, 100]) level where quota * level > used * 100;
  leased := greatest(least(ahead, (quota_cap - used) / 64, before_event), 0);
  if leased > 0 then
    update monthly_usage u set renders = used + leased where u.workspace_id = of_workspace and u.month = in_month;
    update key_usage k set renders = used_by_key + leased where k.key_id = of_key and k.month = in_month;
    update lease l set renders = l.renders + leased, taken_at = now() where l.id = of_lease returning l.id into lease_id;
    if not found then
      insert into lease (workspace_id, key_id, month, holder, renders, taken_at)
        values (of_workspace, of_key, in_month, of_holder, leased, now())
        returning id into lease_id;
    end if;
  end if;
  return next;
end
$$;

-- Ends a lease and gives back what was not delivered of it; false when it was settled before. The month is locked
-- first, as by whoever takes renders.
create function settle_lease(of_lease bigint, delivered bigint) returns boolean
language plpgsql as $$
declare
  settled lease;
  left_over bigint;
begin
  perform from monthly_usage u join lease l on l.workspace_id = u.workspace_id and l.month = u.month
    where l.id = of_lease for update of u;
  delete from lease l where l.id = of_lease returning * into settled;
  if not found then
    return false;
  end if;
  left_over := greatest(settled.renders - delivered, 0);
  update monthly_usage u set renders = u.renders - left_over
    where u.workspace_id = settled.workspace_id and u.month = settled.month and left_over > 0;
  update key_usage k set renders = k.renders - left_over
    where k.key_id = settled.key_id and k.month = settled.month and left_over > 0;
  return true;
end
$$;
