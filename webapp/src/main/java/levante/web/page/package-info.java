/**
 * The pages: signing in and out, the dashboard with its live stream, pictures, style and scripts.
 */
package levante.web.page;
