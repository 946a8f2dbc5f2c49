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
}
