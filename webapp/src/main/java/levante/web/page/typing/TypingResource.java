package levante.web.page.typing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.Elasticity;
import levante.elasticity.adapter.yaml.RulesFile;
import levante.kernel.ClusterId;
import levante.oscar.fdl.Fdl;
import levante.oscar.fdl.FdlReader;
import levante.oscar.service.ApplyServices;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.parse.ProblemCode;
import levante.web.audit.ChangesNothing;
import levante.web.error.ErrorBody.Problem;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.services.FdlPages;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/**
 * Reads texts that are not finished. A page asks when its writer rests, and shows the answer below
 * the text; nothing is kept, and what is wrong is no error of the request.
 */
@Path("typed")
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces("text/html;charset=UTF-8")
public class TypingResource {
  @Inject private levante.web.rest.v1.Templates sources;
  @Inject private TemplateCompiler compiler;
  @Inject private FdlReader reader;
  @Inject private ApplyServices services;
  @Inject private Elasticity elasticity;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;
  @Inject private Templates templates;

  /** Problems of a TOSCA template. Its inputs are asked for later. */
  @POST
  @ChangesNothing
  @Path("template")
  public String template(@FormParam("template") @DefaultValue("") String text) {
    return say("template", levante.web.rest.v1.Templates.FILE, Attempt.at(() -> problems(text)));
  }

  private List<Problem> problems(String text) {
    TemplateSource source = sources.of(text.getBytes(StandardCharsets.UTF_8), List.of());
    return compiler
        .compile(source, Map.of())
        .match(Compilation.Compiled::warnings, Compilation.Rejected::problems)
        .stream()
        .filter(problem -> !problem.code().equals(ProblemCode.MISSING_INPUT.name()))
        .map(Problem::of)
        .toList();
  }

  /** Problems of an FDL, with what the caller's clusters say to it. */
  @POST
  @ChangesNothing
  @Path("fdl")
  public String fdl(
      @FormParam("fdl") @DefaultValue("") String text,
      @FormParam("place") @DefaultValue("") String place) {
    return say("fdl", FdlPages.FILE, Attempt.at(() -> warnings(text, place)));
  }

  private List<Problem> warnings(String text, String place) {
    Fdl fdl = reader.read(FdlPages.FILE, text);
    services.plan(fdl, caller.owner(), Optional.of(place).filter(id -> !id.isEmpty()));
    return fdl.warnings().stream().map(Problem::of).toList();
  }

  /** Problems of a cluster's scaling rules. */
  @POST
  @ChangesNothing
  @Path("rules")
  public String rules(
      @FormParam("rules") @DefaultValue("") String text,
      @FormParam("cluster") @DefaultValue("") String cluster) {
    ClusterId id = clusters.get(cluster, caller.owner()).id();
    return say(
        "rules",
        RulesFile.FILE,
        Attempt.at(
            () -> {
              elasticity.rules().plan(id, text);
              return List.of();
            }));
  }

  private String say(String field, String file, Attempt<List<Problem>> attempt) {
    return templates.render("typing/typed.jte", Typed.of(field, file, attempt));
  }
}
