package levante.web.rest.oscar;

import levante.oscar.dispatch.JobRun;

/** OSCAR's words, which are those of Kubernetes's pods. */
final class JobWords {
  private JobWords() {}

  static String of(JobRun.State state) {
    return switch (state) {
      case WAITING -> "Pending";
      case STAGING_IN, RUNNING, STAGING_OUT -> "Running";
      case SUCCEEDED -> "Succeeded";
      case FAILED -> "Failed";
    };
  }
}
