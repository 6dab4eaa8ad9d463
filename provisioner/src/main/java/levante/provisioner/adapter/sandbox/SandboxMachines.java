package levante.provisioner.adapter.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import levante.provisioner.adapter.jdbc.Tables;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The sandbox cloud's machines, a row each. */
final class SandboxMachines {
  private static final String LISTED =
      "SELECT * FROM sandbox_machine WHERE (gone_at IS NULL OR gone_at > :now)";

  /** All of them, so that what was written need not be asked for. */
  private static final String[] COLUMNS = {
    "number",
    "name",
    "infrastructure",
    "region",
    "size",
    "addressing",
    "launched_at",
    "running_at",
    "gone_at",
    "stopped_at"
  };

  private final Jdbi jdbi;
  private final SandboxCloudConfig config;

  private SandboxMachines(Jdbi jdbi, SandboxCloudConfig config) {
    this.jdbi = jdbi;
    this.config = config;
  }

  static SandboxMachines on(DataSource world, SandboxCloudConfig config) {
    Tables.make(world, "sandbox_cloud");
    return new SandboxMachines(Jdbi.create(world), config);
  }

  /** The world, with the tables of all that the cloud keeps. */
  Jdbi jdbi() {
    return jdbi;
  }

  /** What is asked of the world by this thread meanwhile happens as a whole or not at all. */
  <T> T together(Supplier<T> work) {
    return jdbi.inTransaction(handle -> work.get());
  }

  List<Machine> all(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LISTED)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> read(row, now))
                .stream()
                .sorted(Comparator.comparing(Machine::id))
                .toList());
  }

  List<Machine> of(InfrastructureId infrastructure, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LISTED + " AND infrastructure = :infrastructure")
                .bind("now", now.toEpochMilli())
                .bind("infrastructure", infrastructure.value())
                .map((row, context) -> read(row, now))
                .stream()
                .sorted(Comparator.comparing(Machine::id))
                .toList());
  }

  Optional<Machine> find(MachineId machine, Instant now) {
    return named(List.of(machine), now).stream().findFirst();
  }

  /** Those that are there, in no order. */
  List<Machine> named(List<MachineId> machines, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LISTED + " AND name = ANY(:names)")
                .bind("now", now.toEpochMilli())
                .bindArray("names", String.class, machines.stream().map(MachineId::value).toList())
                .map((row, context) -> read(row, now))
                .list());
  }

  /** Makes room: forgets all machines that are gone. */
  int sweep(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM sandbox_machine WHERE gone_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute());
  }

  /** In the order of the requests; each region has to be one of the configuration's. */
  List<Machine> add(Collection<LaunchRequest> requests, Instant now) {
    if (requests.isEmpty()) {
      return List.of();
    }
    sweep(now);
    return jdbi.withHandle(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "INSERT INTO sandbox_machine (name, infrastructure, region, size, addressing,"
                      + " launched_at, running_at) VALUES (:name, :infrastructure, :region, :size,"
                      + " :addressing, :launchedAt, :runningAt)");
          requests.forEach(request -> bind(batch, request, now).add());
          return batch.executePreparedBatch(COLUMNS).map((row, context) -> read(row, now)).list();
        });
  }

  private PreparedBatch bind(PreparedBatch batch, LaunchRequest request, Instant now) {
    Duration bootDelay = config.region(request.region()).orElseThrow().bootDelay();
    return batch
        .bind("name", request.id().value())
        .bind("infrastructure", request.infrastructure().value())
        .bind("region", request.region().name())
        .bind("size", request.size().name())
        .bind("addressing", request.addressing().name())
        .bind("launchedAt", now.toEpochMilli())
        .bind("runningAt", now.plus(bootDelay).toEpochMilli());
  }

  /** Does nothing to a machine that is ending or gone already. */
  int endAt(MachineId machine, Instant now, Duration delay) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE sandbox_machine SET gone_at = :goneAt"
                        + " WHERE name = :name AND gone_at IS NULL")
                .bind("goneAt", now.plus(delay).toEpochMilli())
                .bind("name", machine.value())
                .execute());
  }

  /** Does nothing to a machine that is stopped already. */
  int stopAt(MachineId machine, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE sandbox_machine SET stopped_at = :now"
                        + " WHERE name = :name AND gone_at IS NULL AND stopped_at IS NULL")
                .bind("now", now.toEpochMilli())
                .bind("name", machine.value())
                .execute());
  }

  /** Does nothing to a machine that is not stopped. */
  int startAt(MachineId machine, Instant runningAt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE sandbox_machine SET stopped_at = NULL, running_at = :runningAt"
                        + " WHERE name = :name AND gone_at IS NULL AND stopped_at IS NOT NULL")
                .bind("runningAt", runningAt.toEpochMilli())
                .bind("name", machine.value())
                .execute());
  }

  private static MachineState state(ResultSet row, Instant now) throws SQLException {
    if (row.getObject("gone_at") != null) {
      return MachineState.DELETING;
    }
    if (row.getObject("stopped_at") != null) {
      return MachineState.STOPPED;
    }
    return row.getLong("running_at") <= now.toEpochMilli()
        ? MachineState.RUNNING
        : MachineState.PENDING;
  }

  private Machine read(ResultSet row, Instant now) throws SQLException {
    Region region = new Region(row.getString("region"));
    boolean isPublic = Addressing.PUBLIC.name().equals(row.getString("addressing"));
    long number = row.getLong("number");
    return new Machine(
        new MachineId(row.getString("name")),
        new InfrastructureId(row.getString("infrastructure")),
        region,
        size(region, row.getString("size")),
        state(row, now),
        Optional.of(privateAddress(number)),
        isPublic ? Optional.of(publicAddress(number)) : Optional.empty(),
        Instant.ofEpochMilli(row.getLong("launched_at")),
        "");
  }

  private MachineSize size(Region region, String name) {
    return config
        .size(region, name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the sandbox world has a machine of size %s in %s, which its config lacks"
                        .formatted(name, region)));
  }

  private static String privateAddress(long number) {
    return "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
  }

  /** From 198.18.0.0/15, which RFC 2544 keeps for tests, so that no host is ever meant. */
  private static String publicAddress(long number) {
    return "198.%d.%d.%d".formatted(18 + (number >> 16 & 1), number >> 8 & 255, number & 255);
  }
}
