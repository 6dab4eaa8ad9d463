package levante.web.page.jobs;

import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The page of one job.
 *
 * @param said what was just done, in a sentence
 */
public record JobPage(
    Frame frame, JobDetails job, Optional<String> said, Optional<Refusal> refusal) {}
