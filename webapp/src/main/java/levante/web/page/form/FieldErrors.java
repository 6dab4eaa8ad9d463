package levante.web.page.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.tosca.catalog.Form;
import levante.web.error.ErrorBody.Problem;

/** Which problems of a template are those of a value that was typed, and which are the text's. */
public final class FieldErrors {
  /** None. */
  public static final FieldErrors NONE = new FieldErrors(List.of(), List.of());

  private static final Pattern INPUT = Pattern.compile("topology_template/inputs/([^/]+)");
  private static final String ERROR = "error";

  private final List<String> fields;
  private final List<Problem> problems;

  private FieldErrors(List<String> fields, List<Problem> problems) {
    this.fields = List.copyOf(fields);
    this.problems = List.copyOf(problems);
  }

  /** These problems of a template with that form. */
  public static FieldErrors of(Form form, List<Problem> problems) {
    return new FieldErrors(form.fields().map(Form.Field::name).toList(), problems);
  }

  /** What is wrong with an input's value. */
  List<String> of(String field) {
    return problems.stream()
        .filter(one -> field(one).filter(field::equals).isPresent())
        .map(Problem::message)
        .toList();
  }

  /** The problems that stand beside no field. */
  public List<Problem> others() {
    List<Problem> others = new ArrayList<>(problems);
    others.removeIf(one -> field(one).isPresent());
    return others;
  }

  private Optional<String> field(Problem problem) {
    Matcher matcher = INPUT.matcher(problem.path());
    return problem.severity().equals(ERROR) && matcher.matches()
        ? Optional.of(matcher.group(1)).filter(fields::contains)
        : Optional.empty();
  }
}
