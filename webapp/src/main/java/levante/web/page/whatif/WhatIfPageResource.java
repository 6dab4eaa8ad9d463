package levante.web.page.whatif;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/** Other rules for one elastic cluster, tried on the work that it had. Nothing is kept. */
@Path("elasticity/{cluster}/what-if")
@RequestScoped
public class WhatIfPageResource {
  @Inject private Compare compare;
  @Inject private OwnedClusters clusters;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;
  @Context private UriInfo uri;

  @PathParam("cluster")
  private String cluster;

  /** The sliders; and what they would have done, when the URL says how they are. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public Response page() {
    ClusterId id = clusters.get(cluster, caller.owner()).id();
    WhatIfForm.Known known = compare.known(id);
    return Attempt.at(() -> WhatIfForm.of(known, this::query))
        .match(
            form -> compared(id, known, form),
            refusal ->
                page(
                    id,
                    known,
                    WhatIfForm.of(known, any -> Optional.empty()),
                    new Came(false, Optional.empty(), Optional.of(refusal))))
        .answer(templates);
  }

  /** What came of what was asked. */
  private record Came(boolean asked, Optional<Comparison> comparison, Optional<Refusal> refusal) {}

  private Page compared(ClusterId id, WhatIfForm.Known known, WhatIfForm form) {
    Came came =
        query("of").isEmpty()
            ? new Came(false, Optional.empty(), Optional.empty())
            : Attempt.at(() -> compare.of(caller.owner(), id, known, form))
                .match(
                    comparison -> new Came(true, comparison, Optional.empty()),
                    refusal -> new Came(true, Optional.empty(), Optional.of(refusal)));
    return page(id, known, form, came);
  }

  private Page page(ClusterId id, WhatIfForm.Known known, WhatIfForm form, Came came) {
    return Page.of(
            "elasticity/whatif.jte",
            new WhatIfPage(
                frames.of(Section.ELASTICITY, headers),
                id.value(),
                known.today().name(),
                form,
                came.asked(),
                came.comparison(),
                came.refusal()))
        .refusing(came.refusal());
  }

  private Optional<String> query(String name) {
    MultivaluedMap<String, String> all = uri.getQueryParameters();
    return Optional.ofNullable(all.getFirst(name));
  }
}
