package levante.provisioner.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import levante.kernel.OwnerId;
import levante.provisioner.adapter.jdbc.Documents.Body;
import levante.provisioner.adapter.jdbc.Documents.Sealed;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import org.jdbi.v3.core.statement.StatementContext;

/** Infrastructures into columns and back. */
final class InfrastructureRows {
  private final Sealer sealer;

  InfrastructureRows(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Each name between commas, which no name has, so that one is found by its position. */
  static String guests(List<OwnerId> guests) {
    return guests.isEmpty()
        ? ""
        : guests.stream().map(OwnerId::value).collect(Collectors.joining(",", ",", ","));
  }

  static List<OwnerId> guests(String column) {
    return Arrays.stream(column.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(OwnerId::new)
        .toList();
  }

  /** What of it is kept readable. */
  static Body body(Infrastructure infrastructure) {
    Estate estate = infrastructure.estate();
    return new Body(
        estate.desired().withApplications(List.of()),
        estate.machines(),
        estate.troubles(),
        estate.nextIndex(),
        infrastructure.status(),
        estate.retired(),
        infrastructure.terms());
  }

  /** What of it is kept encrypted. */
  String sealed(Infrastructure infrastructure) {
    Sealed document =
        new Sealed(
            infrastructure.template(),
            infrastructure.inputs(),
            infrastructure.outputs(),
            infrastructure.estate().storages(),
            infrastructure.estate().desired().applications(),
            infrastructure.estate().applications());
    return sealer.seal(place(infrastructure.id()), Documents.SECRET.write(document));
  }

  /** Of a whole row. */
  Infrastructure read(ResultSet row, StatementContext context) throws SQLException {
    InfrastructureId id = new InfrastructureId(row.getString("id"));
    Body body = Documents.PLAIN.read(row.getString("body"), Body.class);
    String opened = sealer.open(place(id), row.getString("sealed"));
    Sealed sealed = Documents.SECRET.read(opened, Sealed.class);
    return new Infrastructure(
        id,
        new OwnerId(row.getString("owner")),
        guests(row.getString("guests")),
        row.getString("name"),
        sealed.template(),
        sealed.inputs(),
        Life.valueOf(row.getString("life")),
        new Estate(
            id,
            body.desired().withApplications(sealed.applications()),
            body.machines(),
            sealed.storages(),
            sealed.installed(),
            body.troubles(),
            body.nextIndex(),
            body.retired()),
        body.status(),
        sealed.outputs(),
        body.terms(),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getLong("version"));
  }

  private static String place(InfrastructureId id) {
    return "infrastructure " + id;
  }
}
