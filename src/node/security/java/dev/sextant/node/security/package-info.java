/** Real security for tests: users, roles and API keys. Never shipped. */
package dev.sextant.node.security;
