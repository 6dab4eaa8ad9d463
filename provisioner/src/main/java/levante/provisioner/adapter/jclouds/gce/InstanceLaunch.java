package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/**
 * Launches machines, with what they need. All insertions are ordered first and looked at together
 * afterwards, a few times; what has not ended then is underway, and asked about by the next launch.
 */
final class InstanceLaunch {
  /** A label's value, and a name, has no more. */
  private static final int LONGEST_NAME = 63;

  private static final String TOO_LONG = "%s: a machine's name has at most %d characters at Google";

  private final Map<MachineId, Machine> there;
  private final GceImages images;
  private final Networking networking;
  private final Firewalls firewalls;

  InstanceLaunch(GceSession session, Map<MachineId, Machine> there, GceImages images) {
    this.there = there;
    this.images = images;
    this.networking = new Networking(session);
    this.firewalls = new Firewalls(session);
  }

  /** One machine that is being made, in one zone after the other. */
  private final class Attempt {
    private final Optional<GceRegion> region;
    private final LaunchRequest request;
    private final Deque<String> zones = new ArrayDeque<>();
    private Optional<InstanceBody> body = Optional.empty();
    private Optional<LaunchResult> result = Optional.empty();

    Attempt(Optional<GceRegion> region, LaunchRequest request) {
      this.region = region;
      this.request = request;
    }

    private GceRegion place() {
      return region.orElseThrow();
    }

    private void ends(LaunchResult end) {
      result = Optional.of(end);
    }

    void begin() {
      Optional<Machine> old = Optional.ofNullable(there.get(request.id()));
      if (region.isEmpty()) {
        ends(new LaunchResult.Refused("no region " + request.region()));
      } else if (old.isPresent() && place().open(request.id()).isEmpty()) {
        // One whose insertion has not ended is listed too, and may be gone again.
        ends(ours(old.get(), request));
      } else if (request.id().value().length() > LONGEST_NAME) {
        ends(new LaunchResult.Refused(TOO_LONG.formatted(request.id(), LONGEST_NAME)));
      } else {
        carryOn();
      }
    }

    /** The insertion that is open, or a new one. */
    private void carryOn() {
      Optional<GceRegion.Insertion> before = place().open(request.id());
      if (before.isPresent()) {
        zones.addAll(place().otherZones(request.size()));
        zones.remove(before.get().zone());
        look();
      } else {
        zones.addAll(place().zones(request.size()));
        insert();
      }
    }

    /** In the first zone that takes it. */
    private void insert() {
      try {
        if (body.isEmpty()) {
          body = described();
        }
        while (body.isPresent() && !zones.isEmpty()) {
          if (isOrderedIn(zones.remove(), body.get())) {
            return;
          }
        }
        if (result.isEmpty()) {
          ends(full());
        }
      } catch (GceFailure failure) {
        ends(answer(failure));
      }
    }

    private LaunchResult full() {
      return new LaunchResult.OutOfCapacity(
          place().region(),
          "no zone of %s has room for %s".formatted(place().region(), size()),
          Optional.empty());
    }

    private String size() {
      return request.size().name();
    }

    /** What is to be inserted, unless something has to be there first. */
    private Optional<InstanceBody> described() {
      Optional<GceImages.Disk> image = image();
      boolean sold = !place().types().zones(request.size()).isEmpty();
      if (image.isEmpty() || !sold) {
        String what = sold ? "image " + request.details().image() : "size " + size();
        ends(new LaunchResult.Refused("no %s in %s".formatted(what, place().region())));
        return Optional.empty();
      }
      Networking.Subnet subnet = networking.subnet(place().region(), request.details().network());
      Marks nodeTemplate = new Marks(request.infrastructure(), request.id().label());
      if (!firewalls.ensure(subnet.network(), nodeTemplate, request.details().openPorts())) {
        ends(new LaunchResult.Underway("the firewall's rules are being made"));
        return Optional.empty();
      }
      Optional<String> address = Optional.empty();
      if (request.addressing() == Addressing.PUBLIC) {
        address = networking.address(Marks.of(request), place().region());
        if (address.isEmpty()) {
          ends(new LaunchResult.Underway("its address is being reserved"));
          return Optional.empty();
        }
      }
      return Optional.of(new InstanceBody(request, image.get(), subnet, address));
    }

    private Optional<GceImages.Disk> image() {
      Image.Needs wanted = request.details().image();
      boolean elsewhere =
          wanted
              .image()
              .flatMap(GceImages::placeIn)
              .filter(name -> !(name + "-").startsWith(place().region() + "-"))
              .isPresent();
      return elsewhere ? Optional.empty() : images.bestOf(place().session(), wanted);
    }

    private boolean isOrderedIn(String zone, InstanceBody wanted) {
      String id = "%s %s %d".formatted(request.id(), zone, place().failures(request.id()));
      try {
        JsonNode operation =
            place()
                .session()
                .insert("zones/" + zone + "/instances", wanted.in(zone), requestId(id));
        place().opened(request.id(), new GceRegion.Insertion(zone, request.size(), operation));
        return true;
      } catch (GceFailure failure) {
        if (failure.isDuplicate()) {
          ends(found(zone));
          return true;
        }
        if (failure.sort() != Sort.CAPACITY) {
          throw failure;
        }
        return false;
      }
    }

    /** Whether the insertion has ended; one that has failed is tried in the next zone. */
    void look() {
      GceRegion.Insertion insertion = place().open(request.id()).orElseThrow();
      JsonNode seen = place().session().operation(insertion.operation());
      Optional<GceFailure> failure = GceSession.failureOf(seen);
      if (failure.isEmpty() && !GceSession.hasEnded(seen)) {
        return;
      }
      place().closed(request.id(), failure);
      if (failure.isEmpty()) {
        ends(found(insertion.zone()));
      } else if (failure.get().sort() == Sort.CAPACITY) {
        insert();
      } else if (failure.get().isDuplicate()) {
        ends(found(insertion.zone()));
      } else {
        ends(answer(failure.get()));
      }
    }

    /** What is in that zone under the machine's name. */
    private LaunchResult found(String zone) {
      Optional<JsonNode> instance =
          place().session().find("zones/" + zone + "/instances/" + request.id());
      if (instance.isEmpty()) {
        return new LaunchResult.Underway("%s is not listed yet".formatted(request.id()));
      }
      return new InstanceReading(place().region(), place().types())
          .machine(instance.get())
          .map(machine -> ours(machine, request))
          .orElseGet(() -> new LaunchResult.Refused("another machine is called " + request.id()));
    }

    private LaunchResult answer(GceFailure failure) {
      return switch (failure.sort()) {
        case CAPACITY ->
            new LaunchResult.OutOfCapacity(
                place().region(), failure.getMessage(), Optional.empty());
        case QUOTA -> new LaunchResult.QuotaExceeded(place().region(), failure.getMessage());
        case PERMANENT, GONE -> new LaunchResult.Refused(failure.getMessage());
        case BUSY -> new LaunchResult.Underway(failure.getMessage());
        default -> throw failure;
      };
    }
  }

  private static LaunchResult ours(Machine machine, LaunchRequest request) {
    return machine.infrastructure().equals(request.infrastructure())
        ? new LaunchResult.Launched(machine)
        : new LaunchResult.Refused(
            "%s is a machine of another infrastructure".formatted(request.id()));
  }

  private static String requestId(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The answers, up to the first one that ends it. */
  List<LaunchResult> launch(List<LaunchRequest> requests, Map<Region, GceRegion> places) {
    Set<MachineId> asked = requests.stream().map(LaunchRequest::id).collect(Collectors.toSet());
    places.values().forEach(place -> place.settle(asked));
    List<Attempt> attempts = new ArrayList<>();
    for (LaunchRequest request : requests) {
      Attempt attempt = new Attempt(Optional.ofNullable(places.get(request.region())), request);
      attempts.add(attempt);
      attempt.begin();
      if (!attempt.result.map(LaunchResult::goesOn).orElse(true)) {
        break;
      }
    }
    for (Duration pause : GceSession.LOOKS) {
      List<Attempt> open = attempts.stream().filter(one -> one.result.isEmpty()).toList();
      if (!open.isEmpty()) {
        LockSupport.parkNanos(pause.toNanos());
        open.forEach(Attempt::look);
      }
    }
    return answers(attempts);
  }

  private static List<LaunchResult> answers(List<Attempt> attempts) {
    List<LaunchResult> results = new ArrayList<>();
    for (Attempt attempt : attempts) {
      results.add(
          attempt.result.orElseGet(
              () -> new LaunchResult.Underway(attempt.request.id() + " is being made")));
      if (!results.get(results.size() - 1).goesOn()) {
        break;
      }
    }
    return results;
  }
}
