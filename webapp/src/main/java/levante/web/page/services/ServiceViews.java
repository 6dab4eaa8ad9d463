package levante.web.page.services;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.JobRun;
import levante.oscar.fdl.Batching;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobPage;
import levante.oscar.history.JobQuery;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.pool.Pods;
import levante.oscar.service.FindServices;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.web.board.ServiceRows;
import levante.web.language.Say;
import levante.web.page.Words;
import levante.web.page.export.Links;
import levante.web.page.frame.Address;
import levante.web.page.services.ServiceDetails.Fact;
import levante.web.page.workflow.ServicesNow;
import levante.web.page.workflow.Workflow;
import levante.web.view.ServiceRow;

/** Reads what the pages of services show. */
@Dependent
public class ServiceViews {
  /** Jobs of one page. */
  static final int ROWS = 50;

  @Inject private FindServices findServices;
  @Inject private FindJobs findJobs;
  @Inject private ServiceRows rows;
  @Inject private Pods pods;

  /** All services of an owner, in the order of their names. */
  List<ServiceRow> all(OwnerId owner) {
    return rows.services(owner);
  }

  /** They, and how files flow through them. */
  ServicesNow now(OwnerId owner) {
    List<Service> services = findServices.of(owner);
    List<ServiceRow> all = rows.rows(services, owner);
    Map<ServiceId, ServiceRow.JobCounts> counts =
        all.stream()
            .collect(
                Collectors.toMap(
                    row -> new ServiceId(row.cluster(), row.name()), ServiceRow::jobs));
    return new ServicesNow(all, Workflow.drawn(services, counts, ServiceViews::path));
  }

  /** SERVICE_NOT_FOUND when it is another's or is none. */
  ServiceDetails of(ServiceId id, OwnerId owner) {
    Service service = findServices.find(id, owner);
    ServiceCounts counts = findJobs.counts(service);
    ServiceDefinition definition = service.definition();
    return new ServiceDetails(
        id.name(),
        id.cluster().value(),
        path(id),
        ServiceRows.row(service, Optional.of(counts)),
        counts.deliveries(Delivery.State.DEAD),
        counts.deliveries(Delivery.State.WAITING),
        facts(service, counts),
        podFacts(service),
        definition.variables().entrySet().stream()
            .map(one -> new Fact(one.getKey(), one.getValue()))
            .toList(),
        List.copyOf(definition.secrets().keySet()),
        definition.script());
  }

  /** Of the page of a service. */
  public static String path(ServiceId id) {
    return "/services/%s/%s".formatted(id.cluster(), id.name());
  }

  private static List<Fact> facts(Service service, ServiceCounts counts) {
    ServiceDefinition definition = service.definition();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(Say.of("Cluster"), service.id().cluster().value()));
    facts.add(new Fact(Say.of("Image"), definition.image()));
    facts.add(new Fact(Say.of("For each job"), definition.cpu() + " cpu, " + definition.memory()));
    if (!definition.batching().equals(Batching.NONE)) {
      facts.add(
          new Fact(
              Say.of("Files that share a pod"),
              Say.of(
                  "up to %d, after %s at most",
                  definition.batching().maxFiles(),
                  Words.seconds(definition.batching().maxWait()))));
    }
    ServiceDefinition.Synchronous bounds = definition.synchronous();
    if (bounds.keepsPods()) {
      String kept =
          bounds.maxScale() > 0
              ? Say.of("%d to %d", bounds.minScale(), bounds.maxScale())
              : Say.of("%d or more", bounds.minScale());
      facts.add(new Fact(Say.of("Pods kept for calls"), kept));
    }
    facts.addAll(handOvers(service, counts));
    facts.add(new Fact(Say.of("Applied"), Words.time(service.updated())));
    facts.add(new Fact(Say.of("Version"), String.valueOf(service.version())));
    return facts;
  }

  private static List<Fact> handOvers(Service service, ServiceCounts counts) {
    if (service.replicas().isEmpty()) {
      return List.of();
    }
    String replicas =
        service.replicas().stream()
            .map(one -> one.service().toString())
            .collect(Collectors.joining(", "));
    String when = Words.seconds(service.definition().delegation().threshold());
    return List.of(
        new Fact(Say.of("Replicas"), Say.of("%s, for what waits %s", replicas, when)),
        new Fact(
            Say.of("Files handed over"),
            String.valueOf(counts.deliveries(Delivery.State.DELEGATED))));
  }

  /** Of the pods that are kept for calls; none where none are. */
  private List<Fact> podFacts(Service service) {
    ServiceDefinition.Synchronous bounds = service.definition().synchronous();
    if (!bounds.keepsPods()) {
      return List.of();
    }
    Pods.State state = pods.state(service.id());
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            Say.of("Pods ready for calls"), Say.of("%d, %d busy", state.ready(), state.busy())));
    facts.add(new Fact(Say.of("Calls that wait"), String.valueOf(state.waiting())));
    state.obstacle().ifPresent(why -> facts.add(new Fact(Say.of("A pod is not ready"), why)));
    return facts;
  }

  /**
   * A page of jobs, newest first.
   *
   * @param state empty for any; INVALID_REQUEST for a word that is none
   * @param after empty for the newest
   */
  ServicePage.Jobs jobs(ServiceId id, OwnerId owner, String state, String after) {
    JobQuery wanted = new JobQuery(owner, Optional.of(id), state(state));
    Optional<String> from = Optional.of(after).filter(text -> !text.isEmpty());
    JobPage page = findJobs.page(wanted, from, ROWS);
    return new ServicePage.Jobs(
        state,
        Arrays.stream(JobRun.State.values()).map(ServiceViews::word).toList(),
        page.jobs().stream().map(ServiceRows::row).toList(),
        page.next().map(next -> "%s?state=%s&after=%s".formatted(path(id), state, next)),
        from.isEmpty(),
        new Links(Address.of(path(id)).with("state", state)));
  }

  static Optional<JobRun.State> state(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(JobRun.State.values())
            .filter(state -> word(state).equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.INVALID_REQUEST, "'%s' is no state of a job".formatted(word))));
  }

  static String word(JobRun.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
