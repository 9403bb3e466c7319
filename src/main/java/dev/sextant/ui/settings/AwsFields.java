package dev.sextant.ui.settings;

import dev.sextant.cluster.ClusterProfile.Auth;
import dev.sextant.widget.Messages;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** The inputs for keys of Amazon Web Services, the same in each form that asks for them. */
record AwsFields(TextField region, ComboBox<String> service, TextField accessKey) {

    static AwsFields empty() {
        var fields = new AwsFields(new TextField(), new ComboBox<>(), new TextField());
        fields.service.getItems().setAll(Auth.Aws.DOMAIN, Auth.Aws.SERVERLESS);
        fields.service.setConverter(Kinds.words(Kinds::service));
        fields.region.setPromptText("eu-west-1");
        fields.accessKey.setPromptText(Messages.text("connect.accessKey.environment"));
        fields.fill(AwsDraft.EMPTY);
        return fields;
    }

    void fill(AwsDraft draft) {
        region.setText(draft.region());
        service.setValue(draft.service());
        accessKey.setText(draft.accessKey());
    }

    AwsDraft draft() {
        return new AwsDraft(region.getText(), service.getValue(), accessKey.getText());
    }

    /** Hears of every change. */
    void onChange(Runnable changed) {
        region.textProperty().subscribe((before, now) -> changed.run());
        service.valueProperty().subscribe((before, now) -> changed.run());
        accessKey.textProperty().subscribe((before, now) -> changed.run());
    }
}
