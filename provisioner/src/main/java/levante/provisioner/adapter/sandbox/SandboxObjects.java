package levante.provisioner.adapter.sandbox;

import java.util.List;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import org.jdbi.v3.core.Jdbi;

/** What the sandbox cloud keeps besides machines: volumes and security groups, a row each. */
final class SandboxObjects {
  private final Jdbi jdbi;

  /** On the world whose tables {@link SandboxMachines} makes. */
  SandboxObjects(Jdbi world) {
    this.jdbi = world;
  }

  List<CloudObject> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM sandbox_object")
                .map(
                    (row, context) ->
                        new CloudObject(
                            Kind.valueOf(row.getString("kind")),
                            row.getString("id"),
                            new Region(row.getString("region")),
                            new InfrastructureId(row.getString("infrastructure")),
                            row.getString("about")))
                .stream()
                .sorted()
                .toList());
  }

  /** Makes what a machine needs and is missing. */
  void ensure(LaunchRequest request) {
    String machine = request.id().value();
    for (LaunchDetails.Volume volume : request.details().volumes()) {
      ensure(object(request, Kind.VOLUME, machine + "/" + volume.name(), machine));
    }
    if (!request.details().openPorts().isEmpty()) {
      for (String about : List.of(request.id().label(), CloudObject.ALL_MACHINES)) {
        String group = "%s/%s/%s".formatted(request.region(), request.infrastructure(), about);
        ensure(object(request, Kind.SECURITY_GROUP, group, about));
      }
    }
  }

  private static CloudObject object(LaunchRequest request, Kind kind, String id, String about) {
    return new CloudObject(kind, id, request.region(), request.infrastructure(), about);
  }

  /** One group serves all machines of a pool, and a look costs less than a write. */
  private void ensure(CloudObject object) {
    if (!exists(object)) {
      insert(object);
    }
  }

  private boolean exists(CloudObject object) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT 1 FROM sandbox_object WHERE kind = :kind AND id = :id")
                .bind("kind", object.kind().name())
                .bind("id", object.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private void insert(CloudObject object) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "MERGE INTO sandbox_object KEY (kind, id)"
                        + " VALUES (:kind, :id, :region, :infrastructure, :about)")
                .bind("kind", object.kind().name())
                .bind("id", object.id())
                .bind("region", object.region().name())
                .bind("infrastructure", object.infrastructure().value())
                .bind("about", object.about())
                .execute());
  }

  int remove(CloudObject object) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM sandbox_object WHERE kind = :kind AND id = :id")
                .bind("kind", object.kind().name())
                .bind("id", object.id())
                .execute());
  }
}
