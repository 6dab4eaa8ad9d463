package levante.web.page;

import levante.web.page.frame.Frame;
import levante.web.view.Dashboard;

/** The page at {@code /} in its frame. */
public record DashboardView(Frame frame, Dashboard dashboard) {}
