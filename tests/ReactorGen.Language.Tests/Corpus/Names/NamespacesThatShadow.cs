// covers: 0.6, 0.7
using ReactorGen;

// Namespaces called System and ReactorGen inside the user's own: generated names must start from the root.
namespace Corpus.Names.NamespacesThatShadow
{
    namespace System
    {
        public class Mine;
    }

    namespace Inner.ReactorGen
    {
        public class Poll;

        public static partial class Deep
        {
            [global::ReactorGen.ReactorTask]
            public static partial int Work(int n)
            {
                var poll = new Poll();
                var list = new List<int> { n };
                Pause();
                foreach (var item in list)
                {
                    using var stream = new MemoryStream();
                    Pause(item);
                    stream.WriteByte(1);
                }

                return list[0] + (poll is null ? 0 : 1);
            }
        }
    }

    public static partial class Program
    {
        [ReactorTask]
        public static partial void Main(Trace t)
        {
            var mine = new System.Mine();
            Pause();
            t.Log(mine.GetType().Name);
            t.Log(Inner.ReactorGen.Deep.Work(Pause(3)));
        }
    }
}
