# Starts MariaDB on a socket under $R; the first time creates the databases and migrates them (about a minute). Sourced.
[ -d mysql/mysql ] || mariadb-install-db --no-defaults --user=root --datadir=$R/mysql --auth-root-authentication-method=normal --skip-test-db >log/mysql_install.log 2>&1
if ! sql -e 'select 1' >/dev/null 2>&1; then
  bg mysql mariadbd --no-defaults --user=root --datadir=$R/mysql --socket=$R/my.sock --skip-networking --skip-name-resolve \
    --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync --innodb-buffer-pool-size=128M --max-connections=300
  for i in $(seq 150); do sql -e 'select 1' >/dev/null 2>&1 && break; sleep .2; done
fi
[ -f migrated ] || (
  set -e; cd etc
  for d in keystone glance placement nova_api nova nova_cell0 neutron; do echo "drop database if exists $d; create database $d character set utf8;"; done | sql
  mkdir -p fernet cred $R/state/{nova,neutron,gtasks,gstaging}; chmod 700 fernet cred
  ( set -e
    keystone-manage --config-file keystone.conf db_sync
    keystone-manage --config-file keystone.conf fernet_setup --keystone-user root --keystone-group root
    keystone-manage --config-file keystone.conf credential_setup --keystone-user root --keystone-group root
    keystone-manage --config-file keystone.conf bootstrap --bootstrap-password admin --bootstrap-region-id RegionOne --bootstrap-public-url http://$H:$KS/v3 --bootstrap-internal-url http://$H:$KS/v3 --bootstrap-admin-url http://$H:$KS/v3
    /usr/bin/python3 -c 'import sys; sys.argv=["placement-manage","--config-file","placement.conf","db","sync"]; from placement.cmd.manage import main; main()'
    glance-manage --config-file glance.conf db_sync ) > $R/log/sync1.log 2>&1 & P1=$!
  neutron-db-manage --config-file neutron.conf upgrade heads > $R/log/sync2.log 2>&1 & P2=$!
  ( set -e
    nova-manage --config-file nova.conf api_db sync
    nova-manage --config-file nova.conf cell_v2 map_cell0 --database_connection "$(db nova_cell0)"
    nova-manage --config-file nova.conf cell_v2 create_cell --name cell1 --verbose
    nova-manage --config-file nova.conf db sync ) > $R/log/sync3.log 2>&1 & P3=$!
  wait $P1; wait $P2; wait $P3
  touch $R/migrated
) || die "a migration failed: see $R/log/sync*.log"
[ -f migrated_volumes ] || {
  echo "drop database if exists cinder; create database cinder character set utf8;" | sql
  cinder-manage --config-file etc/cinder.conf db sync > log/sync4.log 2>&1 && touch migrated_volumes || die "a migration failed: see $R/log/sync4.log"
}
