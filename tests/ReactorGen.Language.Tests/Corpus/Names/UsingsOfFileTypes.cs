// covers: 0.6
using System.Text;
using ReactorGen;
using Many = System.Collections.Generic.List<Corpus.Names.UsingsOfFileTypes.Hidden>;
using static Corpus.Names.UsingsOfFileTypes.Tools;

namespace Corpus.Names.UsingsOfFileTypes
{
    using Note = Hidden;
    using Pair = (Hidden Note, int Size);

    file sealed class Hidden
    {
        public int Size = 3;
    }

    file static class Tools
    {
        public static int Double(int x) => x * 2;
    }

    file sealed class AboutAttribute(Type type) : Attribute
    {
        public Type Type => type;
    }

    /// <summary>Types of the file stand in its usings and beside its tasks, but not in them.</summary>
    public static partial class Program
    {
        private static int Size()
        {
            Pair pair = (new Note(), 4);
            Many many = [pair.Note];
            return Double(many[0].Size) + pair.Size;
        }

        [ReactorTask]
        [About(typeof(Note))]
        private static partial int Twice(int x)
        {
            Pause();
            return x * 2;
        }

        [ReactorTask]
        public static partial void Main(Trace t)
        {
            var text = new StringBuilder(nameof(Note));
            text.Append(t.V("a", 1) + Twice(t.V("size", Size())));
            t.Log(text.ToString());
        }
    }
}
