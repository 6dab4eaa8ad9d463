package levante.oscar.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds services whose outputs would trigger each other for ever. Pure. */
final class ServiceCycles {
  private final List<Service> services;
  private final Set<ServiceId> clean = new HashSet<>();

  /** One service feeds another through a path. */
  private record Hop(Service from, ServicePath output, Service to, ServicePath input) {}

  ServiceCycles(Collection<Service> services) {
    this.services = services.stream().sorted(Comparator.comparing(Service::id)).toList();
  }

  /** A sentence that names the path of the first cycle; empty when there is none. */
  Optional<String> first() {
    for (Service service : services) {
      Optional<String> cycle = from(service, new ArrayList<>());
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  private Optional<String> from(Service service, List<Hop> walked) {
    for (int i = 0; i < walked.size(); i++) {
      if (walked.get(i).from().id().equals(service.id())) {
        return Optional.of(describe(walked.subList(i, walked.size())));
      }
    }
    if (clean.contains(service.id())) {
      return Optional.empty();
    }
    for (Hop hop : hops(service)) {
      walked.add(hop);
      Optional<String> cycle = from(hop.to(), walked);
      if (cycle.isPresent()) {
        return cycle;
      }
      walked.remove(walked.size() - 1);
    }
    clean.add(service.id());
    return Optional.empty();
  }

  private List<Hop> hops(Service from) {
    List<Hop> hops = new ArrayList<>();
    for (ServicePath output : from.outputs()) {
      for (Service to : services) {
        to.inputs().stream()
            .filter(input -> output.feeds(input))
            .findFirst()
            .ifPresent(
                input -> takers(to).forEach(one -> hops.add(new Hop(from, output, one, input))));
      }
    }
    return hops;
  }

  /** A service, and those that may take its files over. */
  private List<Service> takers(Service service) {
    List<Service> takers = new ArrayList<>(List.of(service));
    for (Service.Replica replica : service.replicas()) {
      services.stream().filter(one -> one.id().equals(replica.service())).forEach(takers::add);
    }
    return takers;
  }

  private static String describe(List<Hop> cycle) {
    StringBuilder text = new StringBuilder();
    for (Hop hop : cycle) {
      text.append(
          "%s writes to %s/%s on %s, which %s reads from %s/%s; "
              .formatted(
                  hop.from().id(),
                  hop.output().bucket(),
                  hop.output().keyPrefix(),
                  hop.output().storage().identity(),
                  hop.to().id(),
                  hop.input().bucket(),
                  hop.input().keyPrefix()));
    }
    return text + "write elsewhere, or part them by suffix filters on both sides";
  }
}
