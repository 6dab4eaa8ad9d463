package levante.oscar.dispatch;

import java.util.regex.Pattern;
import levante.oscar.inbox.DeliveryKey;

/**
 * A job's name, a DNS label of at most 63 characters made from its delivery key and attempt, so
 * that the same object delivered twice runs one job.
 */
public record JobName(String value) implements Comparable<JobName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public JobName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalStateException("not a job name: " + value);
    }
  }

  /** The name of an attempt at a delivery, from 1; the same whenever it is made. */
  public static JobName of(DeliveryKey delivery, int attempt) {
    return new JobName(
        "%s-%s-%d"
            .formatted(delivery.service().name(), delivery.digest().substring(0, 18), attempt));
  }

  @Override
  public int compareTo(JobName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
