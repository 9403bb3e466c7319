package org.elasticsearch.xpack.security;

import java.util.List;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.common.settings.Settings;

/**
 * The server's own security, without the actions whose SAML libraries are not published. It sits in
 * the server's package because the node lets no other one guard its requests.
 */
public final class SecurityWithoutSaml extends Security {

    public SecurityWithoutSaml(Settings settings) {
        super(settings);
    }

    @Override
    public List<ActionHandler<? extends ActionRequest, ? extends ActionResponse>> getActions() {
        return super.getActions().stream()
                .filter(action -> !action.getTransportAction().getName().contains("Saml"))
                .toList();
    }
}
