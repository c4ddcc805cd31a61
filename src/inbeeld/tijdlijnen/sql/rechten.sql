-- Functions that run as their owner are for the app role, and not for every role of the server.
do $do$
declare
    functie regprocedure;
    rol name;
begin
    for functie in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = current_schema()::regnamespace and p.prosecdef
          and p.proowner = current_user::regrole
    loop
        execute format('revoke execute on function %s from public', functie);
        for rol in
            select distinct g.grantee from information_schema.role_table_grants g
            where g.table_schema = current_schema() and g.table_name = 'register_jongere'
              and g.grantee <> current_user
        loop
            execute format('grant execute on function %s to %I', functie, rol);
        end loop;
    end loop;
end $do$;
