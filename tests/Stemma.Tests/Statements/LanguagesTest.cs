namespace Stemma.Tests.Statements;

public sealed class LanguagesTest
{
    [Theory]
    [InlineData("de", "„Die Fähre ist sicher“, sagte Hafenchef Tilo Brandt am Montag.", "„Die Fähre ist sicher“")]
    [InlineData("de", "Tilo Brandt erklärte, dass die Fähre am Freitag ablegt.", "dass die Fähre am Freitag ablegt")]
    [InlineData("de", "Laut Tilo Brandt ist die Fähre sicher.", "ist die Fähre sicher")]
    [InlineData("de", "Wie Tilo Brandt mitteilte, ist die Fähre sicher.", "ist die Fähre sicher")]
    [InlineData("de", "„Die Fähre ist sicher“, so Tilo Brandt.", "„Die Fähre ist sicher“")]
    [InlineData("fr", "« Le ferry est sûr », a déclaré Tilo Brandt.", "« Le ferry est sûr »")]
    [InlineData("fr", "Selon Tilo Brandt, le ferry est sûr.", "le ferry est sûr")]
    [InlineData("es", "«El ferry es seguro», dijo Tilo Brandt.", "«El ferry es seguro»")]
    [InlineData("es", "Tilo Brandt afirmó que el ferry es seguro.", "que el ferry es seguro")]
    [InlineData("it", "«Il traghetto è sicuro», ha detto Tilo Brandt.", "«Il traghetto è sicuro»")]
    [InlineData("pt", "“O ferry é seguro”, disse Tilo Brandt.", "“O ferry é seguro”")]
    [InlineData("pt-BR", "“O ferry é seguro”, disse Tilo Brandt.", "“O ferry é seguro”")]
    [InlineData("ru", "«Паром безопасен», — сказал Тило Брандт.", "«Паром безопасен»")]
    [InlineData("ru", "Тило Брандт заявил, что паром безопасен.", "что паром безопасен")]
    [InlineData("cs", "„Trajekt je bezpečný,“ řekl Tilo Brandt.", "„Trajekt je bezpečný,“")]
    public void Each_language_finds_content_and_speaker(string language, string text, string content)
    {
        var said = Said.One(text, language);
        Assert.Equal(content, said.Content(text));
        Assert.Contains(language == "ru" ? "Брандт" : "Tilo Brandt", said.Mention, StringComparison.Ordinal);
    }

    [Fact]
    public void The_German_subjunctive_carries_on_whoever_spoke()
    {
        const string text = "Tilo Brandt sagte, die Fähre sei sicher. Das Wetter habe sich gebessert.";
        var carried = Said.In(text, "de")[1];
        Assert.Equal("Das Wetter habe sich gebessert", carried.Content(text).TrimEnd('.'));
        Assert.Equal("Tilo Brandt", carried.Speaker);
        Assert.True(carried.Inferred);
    }

    [Theory]
    [InlineData("fr", "« Le ferry est sûr », a-t-elle déclaré.", "« Le ferry est sûr »", "a-t-elle déclaré")]
    [InlineData("fr", "« Le ferry est sûr », souligne Tilo Brandt.", "« Le ferry est sûr »", "souligne")]
    [InlineData("fr", "Tilo Brandt précisait : « Le ferry est sûr. »", "« Le ferry est sûr. »", "précisait")]
    [InlineData("es", "“El ferry es seguro”, recalcó Tilo Brandt.", "“El ferry es seguro”", "recalcó")]
    [InlineData("es", "—El ferry es seguro —dijo Tilo Brandt.", "El ferry es seguro", "dijo")]
    [InlineData("it", "«Il traghetto è sicuro», ha twittato Tilo Brandt.", "«Il traghetto è sicuro»", "ha twittato")]
    [InlineData("it", "“Il traghetto è sicuro”, spiegava Tilo Brandt.", "“Il traghetto è sicuro”", "spiegava")]
    [InlineData("pt", "\"O ferry é seguro\", ressaltou Tilo Brandt.", "\"O ferry é seguro\"", "ressaltou")]
    [InlineData("ru", "— Паром безопасен, — сказал Тило Брандт.", "Паром безопасен", "сказал")]
    [InlineData("ru", "„Паром безопасен“, — заключил Тило Брандт.", "„Паром безопасен“", "заключил")]
    [InlineData("uk", "«Пором безпечний», — сказав Тіло Брандт.", "«Пором безпечний»", "сказав")]
    [InlineData("pl", "„Prom jest bezpieczny” – powiedział Tilo Brandt.", "„Prom jest bezpieczny”", "powiedział")]
    [InlineData("pl", "- Prom jest bezpieczny - powiedział Tilo Brandt.", "Prom jest bezpieczny", "powiedział")]
    [InlineData("nl", "“De veerboot is veilig”, zei Tilo Brandt.", "“De veerboot is veilig”", "zei")]
    [InlineData("nl", "‘De veerboot is veilig’, aldus Tilo Brandt.", "‘De veerboot is veilig’", "aldus")]
    [InlineData("sv", "– Färjan är säker, säger Tilo Brandt.", "Färjan är säker", "säger")]
    [InlineData("sv", "”Färjan är säker”, skriver Tilo Brandt.", "”Färjan är säker”", "skriver")]
    [InlineData("el", "«Το πλοίο είναι ασφαλές», είπε ο Τίλο Μπραντ.", "«Το πλοίο είναι ασφαλές»", "είπε")]
    public void Each_way_to_set_speech_off_is_a_direct_quotation(string language, string text, string content, string cue)
    {
        var said = Said.One(text, language);
        Assert.Equal((content, cue, Core.News.StatementKind.Direct), (said.Content(text), said.Cue, said.Kind));
        if (!text.Contains("-t-", StringComparison.Ordinal)) Assert.Matches("Brandt|Брандт|Μπραντ", said.Mention);
    }

    [Theory]
    [InlineData("es", "Según Tilo Brandt, el ferry es seguro.")]
    [InlineData("nl", "Volgens Tilo Brandt is de veerboot veilig.")]
    [InlineData("sv", "Enligt Tilo Brandt är färjan säker.")]
    [InlineData("pl", "Według Tilo Brandta prom jest bezpieczny.")]
    [InlineData("uk", "За словами Тіло Брандта, пором безпечний.")]
    public void A_source_is_named_before_what_it_says(string language, string text) => Assert.Matches("Brandt|Брандт", Said.One(text, language).Mention);

    [Theory]
    [InlineData("es", "Tilo Brandt negó que el ferry estuviera lleno.")]
    [InlineData("pl", "Tilo Brandt zaprzeczył, że prom był pełny.")]
    [InlineData("uk", "Тіло Брандт заперечив, що пором був повний.")]
    [InlineData("nl", "Tilo Brandt ontkent dat de veerboot vol was.")]
    [InlineData("sv", "Tilo Brandt förnekar att färjan var full.")]
    public void What_is_denied_is_marked_so(string language, string text) => Assert.Equal(Core.News.StatementStatus.Denied, Said.One(text, language).Status);

    [Theory]
    [InlineData("es", "«El ferry es seguro», dijo Tilo Brandt. «El puente también», añadió.")]
    [InlineData("it", "«Il traghetto è sicuro», ha detto Tilo Brandt. «Anche il ponte lo è», ha aggiunto.")]
    [InlineData("fr", "« Le ferry est sûr », a déclaré Tilo Brandt. « Le pont aussi », a-t-il ajouté.")]
    [InlineData("ru", "«Паром безопасен», — сказал Тило Брандт. «Мост тоже безопасен», — добавил он.")]
    public void Who_is_not_named_again_is_whoever_spoke_last(string language, string text)
    {
        var said = Said.In(text, language)[^1];
        Assert.Matches("Brandt|Брандт", said.Speaker);
        Assert.True(said.Inferred);
    }

    [Theory]
    [InlineData("es", "La denuncia contra el puerto fue leída el lunes, un día de lluvia en toda la costa.")]
    [InlineData("fr", "La demande du port fut lue lundi, un jour de pluie sur toute la côte.")]
    public void A_noun_that_looks_like_a_verb_attributes_nothing(string language, string text) => Assert.Empty(Said.In(text, language));

    [Fact]
    public void A_paper_in_marks_is_not_what_was_said() => Assert.Empty(Said.In("Об этом сообщает «Вечерний Норрвик».", "ru"));

    [Theory]
    [InlineData("cs", "„Most je bezpečný,“ řekl Petr Novák. „Trajekt také,“ uvedla.")]
    [InlineData("ru", "«Паром безопасен», — сказал Тило Брандт. «Мост тоже безопасен», — добавила она.")]
    public void A_woman_s_verb_does_not_go_on_with_a_man(string language, string text) => Assert.Null(Said.In(text, language)[^1].Speaker);

    [Fact]
    public void A_paper_that_somebody_spoke_to_is_no_second_piece_of_what_was_said()
    {
        const string text = "– Prom jest bezpieczny – powiedział „Gazecie” Jan Nowak.";
        Assert.Equal("Prom jest bezpieczny", Said.One(text, "pl").Content(text));
    }

    [Fact]
    public void By_a_rule_is_not_by_what_somebody_says()
    {
        Assert.Empty(Said.In("Město vybere poplatek, který stavba podle příslušné normy vyvolá.", "cs"));
        const string text = "A podle dosavadních zpráv přístavu si chlapci nevedou špatně.";
        Assert.DoesNotContain(Said.In(text, "cs"), s => s.Content(text).StartsWith('A'));
    }

    [Theory]
    [InlineData("fr", "« Le ferry est sûr », a déclaré Tilo Brandt. « Le pont aussi est sûr », ont-elles ajouté. « Nous avons peur », disent ils.")]
    [InlineData("zh", "陈海波说：“渡口关闭。”他们说：“我们在等待水位下降。”")]
    public void A_plural_pronoun_is_nobody_who_spoke_alone(string language, string text) => Assert.Null(Said.In(text, language)[^1].Speaker);
}
