package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.BroughtForms;
import levante.tosca.catalog.Catalogue;
import levante.web.audit.ChangesNothing;
import levante.web.rest.v1.view.TemplateFormView;
import levante.web.rest.v1.view.TemplateView;
import levante.web.rest.v1.view.ValidationView;

/** The catalogue of bundled service templates, and the validation and the forms of anybody's. */
@Path("/api/v1/templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TemplateResource {
  @Inject private Catalogue catalogue;
  @Inject private TemplateCompiler compiler;
  @Inject private Templates templates;

  /** All templates, in the catalogue's order. */
  @GET
  public List<TemplateView> list() {
    return catalogue.entries().stream().map(TemplateView::of).toList();
  }

  /** The text of one. */
  @GET
  @Path("{id}")
  @Produces("text/yaml;qs=1.0")
  public String get(@PathParam("id") String id) {
    return catalogue.template(id).text();
  }

  /** The form of one, for who asks for JSON. */
  @GET
  @Path("{id}")
  @Produces("application/json;qs=0.5")
  public TemplateFormView form(@PathParam("id") String id) {
    return TemplateFormView.of(catalogue.entry(id));
  }

  /** Every problem of a template, which is answered and not refused. */
  @POST
  @ChangesNothing
  @Path("validate")
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml", "application/zip"})
  public ValidationView validate(@BeanParam Submission submission, byte[] template) {
    return ValidationView.of(
        compiler.compile(
            templates.of(template, submission.parents()), submission.inputs(Map.of())));
  }

  /** The same of a template that comes with parents, files and inputs. */
  @POST
  @ChangesNothing
  @Path("validate")
  @Consumes(MediaType.APPLICATION_JSON)
  public ValidationView validate(@BeanParam Submission submission, Templates.Body body) {
    return ValidationView.of(
        compiler.compile(templates.of(body), submission.inputs(body.inputs().orElse(Map.of()))));
  }

  /** The form of a template that is not in the catalogue, as {@link #form} gives it of one. */
  @POST
  @ChangesNothing
  @Path("forms")
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml", "application/zip"})
  public TemplateFormView brought(@BeanParam Submission submission, byte[] template) {
    return brought(templates.of(template, submission.parents()), submission.inputs(Map.of()));
  }

  /** The same of a template that comes with parents, files and inputs. */
  @POST
  @ChangesNothing
  @Path("forms")
  @Consumes(MediaType.APPLICATION_JSON)
  public TemplateFormView brought(@BeanParam Submission submission, Templates.Body body) {
    return brought(templates.of(body), submission.inputs(body.inputs().orElse(Map.of())));
  }

  private TemplateFormView brought(TemplateSource source, Map<String, Object> inputs) {
    return TemplateFormView.of(new BroughtForms(catalogue, compiler).read(source, inputs));
  }
}
