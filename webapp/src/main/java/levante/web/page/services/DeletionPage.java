package levante.web.page.services;

import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/** Before a service is deleted. */
public record DeletionPage(Frame frame, ServiceDetails service, Optional<Refusal> refusal) {}
