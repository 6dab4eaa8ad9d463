package levante.web.page.jobs;

import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/** Before a job is deleted. */
public record JobDeletionPage(Frame frame, JobDetails job, Optional<Refusal> refusal) {}
