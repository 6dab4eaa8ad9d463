package levante.web.page;

import levante.kernel.OwnerId;
import levante.web.view.Dashboard;

/**
 * The dashboard's page.
 *
 * @param formToken what the sign-out form sends
 */
public record DashboardView(OwnerId caller, String formToken, Dashboard dashboard) {}
