-- Gives a reservation back; false when it was given back, or settled, before.
--
--   last_alive  when nobody may have said later that he works on it: the deletion itself looks, for it may have waited
--               for somebody who just says so
drop function give_back_renders(bigint);
create function give_back_renders(of_reservation bigint, last_alive timestamptz default 'infinity') returns boolean
language plpgsql as $$
declare
  given reservation;
begin
  delete from reservation r where r.id = of_reservation and r.alive_at <= last_alive returning * into given;
  if not found then
    return false;
  end if;
  update monthly_usage u set renders = u.renders - given.renders, credits = u.credits - given.credits
    where u.workspace_id = given.workspace_id and u.month = given.month;
  update key_usage k set renders = k.renders - given.renders - given.credits
    where k.key_id = given.key_id and k.month = given.month;
  if given.credits > 0 then
    update credit_balance b set balance = b.balance + given.credits
      where b.workspace_id = given.workspace_id;
    insert into credit_entry (workspace_id, amount, reason, created_at)
      values (given.workspace_id, given.credits, 'GIVEN_BACK', now());
  end if;
  return true;
end
$$;
