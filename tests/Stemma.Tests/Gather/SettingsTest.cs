using Stemma.App;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>Settings that are numbers, texts and lists: from the file, from variables, from options.</summary>
public sealed class SettingsTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_holds_numbers_texts_and_arrays_and_options_overrule_variables_which_overrule_it()
    {
        _folder.Write("stemma.json", """{ "contact": "https://quay.example/about", "allowHosts": ["wiki:8080", "http://10.0.0.7"], "fetch": { "seconds": 12, "maxMegabytes": 3 } }""");
        var settings = Settings.Read(_folder.At("stemma.json"), new Dictionary<string, string> { ["STEMMA_FETCH_SECONDS"] = "13" }, ["fetch.maxMegabytes=4"]);
        Assert.Equal(("https://quay.example/about", 13, 4), (settings[Settings.Contact], settings[Settings.FetchSeconds], settings[Settings.FetchMaxMegabytes]));
        Assert.Equal(["wiki:8080", "http://10.0.0.7"], settings[Settings.AllowHosts]);
        Assert.Equal((_folder.At("stemma.json"), "STEMMA_FETCH_SECONDS", "--set", "default"),
            (settings.From(Settings.AllowHosts), settings.From(Settings.FetchSeconds), settings.From(Settings.FetchMaxMegabytes), settings.From(Settings.ReadWorkers)));
        Assert.Equal("wiki:8080, http://10.0.0.7", settings.Shown(Settings.AllowHosts));
        Assert.Contains("+https://quay.example/about", App.Gather.Fetching.FetchOptions.Of(settings).UserAgent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allowHost=wiki", "did you mean allowHosts?")]
    [InlineData("fetch.seconds=0", "a whole number from 1 to 600")]
    [InlineData("fetch.seconds=ten", "a whole number from 1 to 600")]
    [InlineData("contact=somebody", "a web address or a mail address")]
    [InlineData("contact=a@b.example) Evil/1 (", "a web address or a mail address")]
    [InlineData("allowHosts=wiki:8080,http://x/path", "http://x/path")]
    [InlineData("allowHosts=*.example.org", "*.example.org")]
    public void What_is_misspelt_or_no_value_stops_the_start_and_says_what_is_taken(string option, string said) =>
        Assert.Contains(said, Assert.Throws<SettingException>(() => Settings.Read("absent.json", new Dictionary<string, string>(), [option])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_where_a_number_belongs_stops_the_start()
    {
        _folder.Write("stemma.json", """{ "fetch.seconds": [1, 2] }""");
        Assert.Throws<SettingException>(() => Settings.Read(_folder.At("stemma.json"), new Dictionary<string, string>(), []));
    }
}
