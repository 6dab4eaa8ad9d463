package levante.web.page.services;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.oscar.fdl.Fdl;
import levante.oscar.fdl.FdlReader;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.web.language.Say;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.services.FdlPage.Change;
import levante.web.page.services.FdlPage.Place;
import levante.web.security.Caller;

/** Makes the pages that services are declared on. */
@Dependent
public class FdlPages {
  private static final String TEMPLATE = "services/fdl.jte";

  /** How the text is called in its problems. */
  public static final String FILE = "fdl.yaml";

  @Inject private FdlReader reader;
  @Inject private ApplyServices applyServices;
  @Inject private ServiceClusters clusters;
  @Inject private Caller caller;

  Page empty(Frame frame) {
    return filled(frame, "", "");
  }

  /** A text that was made for somebody, to be looked at before it is checked. */
  public Page filled(Frame frame, String text, String place) {
    return Page.of(
        TEMPLATE,
        new FdlPage(frame, text, place, places(), Optional.empty(), List.of(), List.of()));
  }

  /** What applying a text would do, or what is wrong with it. Nothing is changed. */
  public Page checked(Frame frame, String text, String place) {
    return Attempt.at(() -> planned(frame, text, place))
        .match(page -> page, refusal -> refused(frame, text, place, refusal));
  }

  Page refused(Frame frame, String text, String place, Refusal refusal) {
    Optional<Refusal> why = Optional.of(refusal);
    return Page.of(TEMPLATE, new FdlPage(frame, text, place, places(), why, List.of(), List.of()))
        .refusing(why);
  }

  /** Throws what {@link ApplyServices#plan} does. */
  private Page planned(Frame frame, String text, String place) {
    Fdl fdl = reader.read(FILE, text);
    List<Change> plan =
        applyServices.plan(fdl, caller.owner(), within(place)).stream()
            .map(FdlPages::change)
            .toList();
    return Page.of(
        TEMPLATE,
        new FdlPage(
            frame,
            text,
            place,
            places(),
            Optional.empty(),
            fdl.warnings().stream().map(Object::toString).toList(),
            plan));
  }

  /** Throws what {@link ApplyServices#apply} does. */
  Page applied(String text, String place) {
    applyServices.apply(reader.read(FILE, text), caller.owner(), within(place));
    return Page.to("/services?done=" + Done.APPLIED.word());
  }

  private static Optional<String> within(String place) {
    return Optional.of(place).filter(id -> !id.isEmpty());
  }

  private static Change change(ApplyServices.Applied one) {
    return new Change(
        one.service().id().toString(),
        switch (one.change()) {
          case CREATED -> Say.of("is made");
          case UPDATED -> Say.of("is changed");
          case UNCHANGED -> Say.of("stays as it is");
        },
        one.differences());
  }

  private List<Place> places() {
    Map<String, List<ServiceCluster>> byInfrastructure =
        clusters.of(caller.owner()).stream()
            .collect(
                Collectors.groupingBy(
                    ServiceCluster::infrastructure, TreeMap::new, Collectors.toList()));
    return byInfrastructure.entrySet().stream()
        .map(one -> new Place(one.getKey(), words(one.getKey(), one.getValue())))
        .toList();
  }

  private static String words(String infrastructure, List<ServiceCluster> some) {
    String names =
        some.stream().map(ServiceCluster::name).sorted().collect(Collectors.joining(", "));
    return "%s (%s)".formatted(names, infrastructure);
  }
}
