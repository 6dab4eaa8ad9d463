package levante.tosca.rules;

import java.math.BigDecimal;
import java.util.Optional;
import levante.tosca.data.Dimension;
import levante.tosca.data.Properties;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.model.Policy;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Checks what the properties of one policy have to be to each other. */
final class PolicyTypeBounds {
  private final Problems problems;

  PolicyTypeBounds(Problems problems) {
    this.problems = problems;
  }

  void check(Policy policy, Field at) {
    if (policy.isA("tosca.policies.Scaling")) {
      checkScaling(policy.properties(), at);
    }
    if (policy.isA("levante.policies.SpendCeiling")) {
      checkSpend(policy.properties(), at);
    }
    if (policy.isA("levante.policies.TimeToLive")) {
      checkTime(policy.properties(), at);
    }
  }

  private void checkScaling(Properties properties, Field at) {
    Optional<BigDecimal> least = number(properties, "min_instances");
    Optional<BigDecimal> most = number(properties, "max_instances");
    Optional<BigDecimal> first = number(properties, "default_instances");
    if (isOver(least, most) || isOver(least, first) || isOver(first, most)) {
      problems.error(
          ProblemCode.SCALE_OUT_OF_RANGE,
          at,
          "min_instances, default_instances and max_instances do not stand in order");
    }
  }

  private void checkSpend(Properties properties, Field at) {
    if (properties.value("eur_per_hour").isEmpty() && properties.value("eur_per_month").isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          at,
          "a spend ceiling needs eur_per_hour, eur_per_month or both");
    }
  }

  private void checkTime(Properties properties, Field at) {
    if (isOver(seconds(properties, "warn_before"), seconds(properties, "duration"))) {
      problems.error(
          ProblemCode.INVALID_VALUE, at, "warn_before is longer than the whole duration");
    }
  }

  private static boolean isOver(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
  }

  private static Optional<BigDecimal> number(Properties properties, String name) {
    return properties
        .value(name)
        .flatMap(Value::asScalar)
        .filter(Scalar.Amount.class::isInstance)
        .map(one -> ((Scalar.Amount) one).value());
  }

  private static Optional<BigDecimal> seconds(Properties properties, String name) {
    return properties
        .value(name)
        .flatMap(Value::asScalar)
        .filter(Scalar.Measure.class::isInstance)
        .map(Scalar.Measure.class::cast)
        .filter(one -> one.dimension() == Dimension.TIME)
        .map(Scalar.Measure::amount);
  }
}
