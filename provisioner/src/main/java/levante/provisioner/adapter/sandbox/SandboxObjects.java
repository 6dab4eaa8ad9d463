package levante.provisioner.adapter.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
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

  /** Makes what machines need and is missing. */
  void ensure(Collection<LaunchRequest> requests) {
    requests.stream().flatMap(SandboxObjects::needs).distinct().forEach(this::ensure);
  }

  private static Stream<CloudObject> needs(LaunchRequest request) {
    String machine = request.id().value();
    Stream<CloudObject> volumes =
        request.details().volumes().stream()
            .map(volume -> object(request, Kind.VOLUME, machine + "/" + volume.name(), machine));
    if (request.details().openPorts().isEmpty()) {
      return volumes;
    }
    Stream<CloudObject> groups =
        Stream.of(request.id().label(), CloudObject.ALL_MACHINES)
            .map(about -> object(request, Kind.SECURITY_GROUP, group(request, about), about));
    return Stream.concat(volumes, groups);
  }

  private static String group(LaunchRequest request, String about) {
    return "%s/%s/%s".formatted(request.region(), request.infrastructure(), about);
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
