/**
 * Storages that speak WebDAV. Buckets are the folders in the root, objects are the files below
 * them. Source of what is asked: RFC 4918.
 */
package levante.oscar.adapter.webdav;
