package levante.provisioner.plan;

import java.util.ArrayList;
import java.util.List;

/** A plan that is being made: the estate as it will be written down, and the steps so far. */
final class Draft {
  private final List<Step> steps = new ArrayList<>();
  private Estate estate;

  Draft(Estate estate) {
    this.estate = estate;
  }

  Estate estate() {
    return estate;
  }

  List<Step> steps() {
    return steps;
  }

  void become(Estate changed) {
    this.estate = changed;
  }

  void add(Step step) {
    steps.add(step);
  }

  void hold(String subject, String reason) {
    steps.add(new Step.Hold(subject, reason));
  }
}
