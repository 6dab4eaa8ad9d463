package levante.cli.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import levante.cli.client.InfrastructureView;
import levante.cli.client.JobView;
import levante.cli.client.scaling.DecisionView;

/** Tells what changed since it last looked: machines, jobs, decisions. */
final class Watch {
  private static final int MOST_CHARACTERS = 220;

  private final Narrator narrator;
  private final Map<String, String> machines = new HashMap<>();
  private final Map<String, String> jobs = new HashMap<>();
  private final Set<String> decisions = new HashSet<>();

  Watch(Narrator narrator) {
    this.narrator = narrator;
  }

  /** Tells each machine's new state, and which are gone. */
  void machines(InfrastructureView seen) {
    Set<String> gone = new HashSet<>(machines.keySet());
    for (InfrastructureView.Machine machine : seen.machines()) {
      gone.remove(machine.name());
      if (!machine.state().equals(machines.put(machine.name(), machine.state()))) {
        narrator.say(
            "  machine %-28s %-12s %s in %s, %s EUR/h"
                .formatted(
                    machine.name(),
                    machine.state(),
                    machine.size(),
                    machine.region(),
                    machine.eurPerHour()));
      }
    }
    gone.forEach(
        name -> {
          machines.remove(name);
          narrator.say("  machine %-28s gone".formatted(name));
        });
  }

  /** Tells each job's start and end; what lies between is a matter of the dashboard. */
  void jobs(List<JobView> seen) {
    for (JobView job : seen) {
      boolean news = !job.state().equals(jobs.put(job.name(), job.state()));
      if (news && (job.ended() || job.state().equals("running"))) {
        narrator.say(
            "  job     %-36s %-10s %s%s"
                .formatted(
                    job.name(),
                    job.state(),
                    job.input().key(),
                    job.node().map(node -> " on " + node).orElse("")));
      }
    }
  }

  /** Tells each decision when it is made and when its outcome is known; holds only once. */
  void decisions(List<DecisionView> seen) {
    for (DecisionView decision : seen) {
      if (decisions.add(decision.id() + " made")) {
        narrator.say(cut("  decided %-9s %s".formatted(what(decision), decision.reason())));
      }
      boolean hold = decision.kind().equals("hold");
      if (!hold && decision.outcome().isPresent() && decisions.add(decision.id() + " done")) {
        narrator.say(cut("  outcome %-9s %s".formatted(what(decision), decision.outcome().get())));
      }
    }
  }

  private static String what(DecisionView decision) {
    return decision.kind() + decision.node().map(node -> " " + node).orElse("");
  }

  private static String cut(String line) {
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 3) + "...";
  }
}
