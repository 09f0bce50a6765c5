-- A maximum that is set now counts the scans before it; those that were set earlier shall too.
update code set admitted = greatest(admitted, scans) where max_scans is not null;
