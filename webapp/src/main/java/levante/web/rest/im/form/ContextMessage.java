package levante.web.rest.im.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;

/** What was done, as text, from the history: IM's contextualization message. */
public final class ContextMessage {
  private static final int MOST_EVENTS = 5000;
  private static final String RULE = "*".repeat(75) + "\n";
  private static final List<Kind> OF_MACHINES =
      List.of(Kind.RECONFIGURE_ASKED, Kind.CONFIGURED, Kind.PASSED_OVER, Kind.FAILED);

  private final Infrastructure infrastructure;
  private final List<InfrastructureEvent> events;

  /** Of that infrastructure. */
  public ContextMessage(Infrastructure infrastructure, EventHistory history) {
    this.infrastructure = infrastructure;
    List<InfrastructureEvent> oldestFirst =
        new ArrayList<>(history.newest(infrastructure.id(), MOST_EVENTS));
    Collections.reverse(oldestFirst);
    this.events = List.copyOf(oldestFirst);
  }

  /** All that happened to the infrastructure; then, unless not wanted, each machine's own. */
  public String whole(boolean headerOnly) {
    String header =
        events.stream()
            .filter(event -> !headerOnly || event.machine().isEmpty())
            .map(ContextMessage::line)
            .collect(Collectors.joining());
    return headerOnly ? header : header + machines();
  }

  private String machines() {
    StringBuilder all = new StringBuilder();
    for (ManagedMachine machine : ImMachines.of(infrastructure)) {
      String own = of(machine);
      if (!own.isEmpty()) {
        all.append("VM %d:%n".formatted(machine.id().index()).replace("\r", ""))
            .append(own)
            .append(RULE);
      }
    }
    return all.toString();
  }

  /** What was done to configure the machine; empty where there was nothing to configure. */
  public String of(ManagedMachine machine) {
    boolean isNode =
        infrastructure
            .estate()
            .desired()
            .pool(machine.nodeTemplate())
            .flatMap(pool -> pool.membership())
            .isPresent();
    List<InfrastructureEvent> own =
        events.stream()
            .filter(event -> OF_MACHINES.contains(event.kind()))
            .filter(event -> isAbout(event, machine))
            .toList();
    boolean isConfigured =
        isNode || own.stream().anyMatch(event -> event.kind() != Kind.CONFIGURED);
    String now =
        isConfigured && !machine.explanation().isEmpty()
            ? "now: %s%n".formatted(machine.explanation()).replace("\r", "")
            : "";
    return isConfigured
        ? own.stream().map(ContextMessage::line).collect(Collectors.joining("", "", now))
        : "";
  }

  /** A part that is passed over is told under its node template. */
  private static boolean isAbout(InfrastructureEvent event, ManagedMachine machine) {
    return event
        .machine()
        .map(machine.id()::equals)
        .orElseGet(
            () ->
                event.kind() == Kind.PASSED_OVER
                    && event.nodeTemplate().filter(machine.nodeTemplate()::equals).isPresent());
  }

  private static String line(InfrastructureEvent event) {
    String what = event.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    String who = event.machine().map(id -> " " + id).orElse("");
    return "%s: %s%s: %s\n".formatted(event.at(), what, who, event.sentence());
  }
}
