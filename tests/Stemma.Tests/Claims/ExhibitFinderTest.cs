using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

public sealed class ExhibitFinderTest
{
    [Theory]
    [InlineData("Data from Shiptrail.example, which tracks ferries, showed that the Veslo left Brenn at dawn.", ExhibitKind.Data, "Shiptrail.example")]
    [InlineData("A video posted by the Harbour Gazette shows the bow under water.", ExhibitKind.Video, "Harbour Gazette")]
    [InlineData("The Tarn Herald later published a photo it said showed the ferry off Brenn.", ExhibitKind.Photo, "Tarn Herald")]
    [InlineData("In footage broadcast by Merovian state television, Lind was seen on the quay.", ExhibitKind.Video, "Merovian state television")]
    [InlineData("Photographs show cracks in the hull.", ExhibitKind.Photo, null)]
    [InlineData("The hull had been repaired twice, according to court records.", ExhibitKind.Document, null)]
    [InlineData("The captain had been warned, according to figures released by the Ministry of Ferries.", ExhibitKind.Data, "Ministry of Ferries")]
    [InlineData("A video posted by Die Warte shows the bow under water.", ExhibitKind.Video, "Die Warte")] // an article of another language
    [InlineData("The ministry released a video showing the rescue.", ExhibitKind.Video, null)]
    public void What_a_sentence_rests_on_is_found_with_who_gave_it(string sentence, ExhibitKind kind, string? provider)
    {
        var telling = Tell.Of(1, $"The ferry ran aground off Brenn.\n\n{sentence} Divers went down at noon.");
        var exhibit = Assert.Single(ExhibitFinder.Of([telling]));
        Assert.Equal((kind, provider), (exhibit.Kind, exhibit.Provider));
        Assert.Equal(sentence, exhibit.Said.Text);
        Assert.Equal(sentence, exhibit.Said.At.Of(telling.Article.Text));
    }

    [Theory]
    [InlineData("Ein Video zeigt, wie die Fähre sinkt.", ExhibitKind.Video)]
    [InlineData("Laut Unterlagen war der Rumpf zweimal repariert worden.", ExhibitKind.Document)]
    public void German_too(string sentence, ExhibitKind kind)
    {
        var telling = Tell.Of(1, sentence);
        telling = telling with { Article = telling.Article with { Language = "de" } };
        Assert.Equal(kind, Assert.Single(ExhibitFinder.Of([telling])).Kind);
    }

    [Theory]
    [InlineData("The minister arrived with his figures and his maps.")]          // they show nothing
    [InlineData("The records did not show who steered.")]
    [InlineData("A data-driven Lind did not show up.")]
    [InlineData("“The video shows everything,” Quist said.")]                     // his words, not the report's
    [InlineData("The photographer said a picture could show more than words.")]
    [InlineData("The contract came after the radio show.")]
    [InlineData("A photo of the ferry hangs in the town hall.")]
    public void What_shows_nothing_is_none(string sentence) => Assert.Empty(ExhibitFinder.Of([Tell.Of(1, sentence)]));

    [Fact]
    public void What_could_not_be_checked_stands_with_it()
    {
        const string note = "The recording could not be independently verified.";
        var exhibit = Assert.Single(ExhibitFinder.Of([Tell.Of(1, $"Recordings show that the captain was asleep. {note} Divers went down.")]));
        Assert.Equal(note, exhibit.Note?.Text);
    }

    [Fact]
    public void A_caption_counts_where_it_says_who_provided_the_picture()
    {
        var telling = Tell.Of(1, "The ferry ran aground off Brenn.");
        telling = telling with
        {
            Article = telling.Article with
            {
                Pictures = [new Picture(null, "Mara Lind on the quay.", "Quist"), new Picture(null, "This photo provided by the Merovian government shows Mara Lind. The content of this image cannot be independently verified.", null)],
            },
        };
        var exhibit = Assert.Single(ExhibitFinder.Of([telling]));
        Assert.Equal(("Merovian government", Field.Captions, 1), (exhibit.Provider, exhibit.Said.Field, exhibit.Said.Index));
        Assert.Contains("cannot be independently verified", exhibit.Note?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reports_own_link_in_the_sentence_leads_to_it()
    {
        var telling = Tell.Of(1, "A video posted by the Harbour Gazette shows the bow under water.");
        telling = telling with { Article = telling.Article with { Links = [new PageLink("https://gazette.example/video/7", "video posted")] } };
        Assert.Equal("https://gazette.example/video/7", Assert.Single(ExhibitFinder.Of([telling])).Url);
    }

    [Fact]
    public void Reports_that_tell_of_one_thing_stand_together()
    {
        List<Telling> tellings =
        [
            Tell.Of(1, "Data from Shiptrail.example showed that the ferry left Brenn at dawn."),
            Tell.Of(2, "Data showed that the ferry left Brenn at dawn, an hour late."),
            Tell.Of(3, "Photographs show cracks in the hull."),
        ];
        var exhibits = ExhibitFinder.Of(tellings);
        Assert.Equal(2, exhibits.Count);
        Assert.Equal([new TellingId(2)], exhibits[0].Also);
    }
}
