package levante.web.page.form;

import java.util.List;

/** Fields that belong together, under their name. */
public record TabView(String name, List<FieldView> fields) {
  public TabView {
    fields = List.copyOf(fields);
  }
}
