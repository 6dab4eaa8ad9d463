package levante.web.wiring;

import javax.sql.DataSource;

/** The sandbox's own database, which never shares a transaction with Levante's. */
public record SandboxWorld(DataSource dataSource) {}
