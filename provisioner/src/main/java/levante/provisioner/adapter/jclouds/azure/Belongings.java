package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.azure.Arm.Kind;
import levante.provisioner.cloud.CloudObject;

/**
 * What the subscription keeps for infrastructures besides their machines, in whatever region. The
 * group of an infrastructure, with its networks, counts as the security group of all its machines;
 * it goes last, and only when nothing else is in it.
 */
final class Belongings {
  private static final Pattern DISK = Pattern.compile("(.*)_(?:os|data(\\d+))");

  private final AzureSession session;

  Belongings(AzureSession session) {
    this.session = session;
  }

  /** Five calls, for each page of each list. */
  Stream<CloudObject> objects() {
    return Stream.of(
            tagged(Kind.ADDRESS, CloudObject.Kind.FLOATING_IP),
            tagged(Kind.INTERFACE, CloudObject.Kind.PORT),
            session.list(Arm.all(Kind.DISK)).stream().flatMap(disk -> disk(disk).stream()),
            tagged(Kind.RULES, CloudObject.Kind.SECURITY_GROUP),
            session.list(Arm.versioned("/resourcegroups", Arm.GROUPS)).stream()
                .flatMap(group -> group(group).stream()))
        .flatMap(all -> all);
  }

  private Stream<CloudObject> tagged(Kind kind, CloudObject.Kind as) {
    return session.list(Arm.all(kind)).stream()
        .flatMap(
            thing ->
                Arm.marks(thing)
                    .map(marks -> marks.object(as, thing.path("id").asText(), Arm.region(thing)))
                    .stream());
  }

  /**
   * Disks are made by the machine's launch and known by their name and group. A root disk counts
   * only when no machine has it.
   */
  private static Optional<CloudObject> disk(JsonNode disk) {
    String id = disk.path("id").asText();
    Matcher name = DISK.matcher(Arm.name(id));
    boolean counts =
        name.matches() && (name.group(2) != null || disk.path("managedBy").asText("").isEmpty());
    return counts
        ? Arm.infrastructure(id)
            .map(infrastructure -> new Marks(infrastructure, name.group(1)))
            .map(marks -> marks.object(CloudObject.Kind.VOLUME, id, Arm.region(disk)))
            .filter(object -> object.machine().isPresent())
        : Optional.empty();
  }

  private static Optional<CloudObject> group(JsonNode group) {
    String id = group.path("id").asText();
    return Arm.infrastructure(id)
        .filter(infrastructure -> Arm.tags(group).containsKey(Marks.INFRASTRUCTURE))
        .map(infrastructure -> new Marks(infrastructure, CloudObject.ALL_MACHINES))
        .map(marks -> marks.object(CloudObject.Kind.SECURITY_GROUP, id, Arm.region(group)));
  }

  void remove(CloudObject object) {
    String path = object.id().substring(session.id("").length());
    switch (object.kind()) {
      case FLOATING_IP -> removeAddress(path);
      case PORT -> remove(path, Kind.INTERFACE);
      case VOLUME -> remove(path, Kind.DISK);
      default -> {
        if (object.about().equals(CloudObject.ALL_MACHINES)) {
          removeGroup(path);
        } else {
          remove(path, Kind.RULES);
        }
      }
    }
  }

  private void remove(String path, Kind kind) {
    session.delete(Arm.versioned(path, kind.version()));
  }

  /**
   * Azure takes no address back that leads to an interface, nor an interface that a machine has.
   */
  private void removeAddress(String path) {
    String place =
        session
            .ask(Arm.versioned(path, Kind.ADDRESS.version()))
            .at("/properties/ipConfiguration/id")
            .asText("");
    int end = Arm.comparable(place).indexOf("/ipconfigurations/");
    if (end > 0) {
      remove(place.substring(session.id("").length(), end), Kind.INTERFACE);
    }
    remove(path, Kind.ADDRESS);
  }

  /** Whatever else is in a group would go with it: another's things, or a machine just launched. */
  private void removeGroup(String path) {
    boolean hasMachines =
        !session
            .pages(
                Arm.versioned(path + "/providers/" + Kind.MACHINE.type(), Kind.MACHINE.version()))
            .isEmpty();
    boolean isEmpty =
        session.pages(Arm.versioned(path + "/resources", Arm.GROUPS)).stream()
            .allMatch(
                thing ->
                    thing.path("type").asText().equalsIgnoreCase(Kind.NETWORK.type())
                        && Arm.tags(thing).containsKey(Marks.INFRASTRUCTURE));
    if (isEmpty && !hasMachines) {
      session.delete(Arm.versioned(path, Arm.GROUPS));
    }
  }
}
